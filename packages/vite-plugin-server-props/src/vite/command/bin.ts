#!/usr/bin/env node
import { createPaint } from '../report/paint.js'
import { runCommand } from './run-command.js'

process.exitCode = await runCommand(process.argv.slice(2), {
  cwd: process.cwd(),
  paint: createPaint(process.env, process.stdout.isTTY),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
})
