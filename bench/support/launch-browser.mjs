import { chromium } from '@playwright/test'
import { findChromium } from '../../scripts/tools.mjs'

/** Starts the system's Chromium, or the one that `CHROMIUM` names, as it comes. As root it has no sandbox. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}
