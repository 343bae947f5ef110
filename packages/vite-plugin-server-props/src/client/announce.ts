const HIDDEN =
  'position:absolute;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/**
 * A live region outside the app's root that names each page one comes to (C170 to C175): its title, else
 * its first heading, else its address. Empty until the first navigation.
 */
export function createAnnouncer(document: Document): (address: string) => void {
  const region = document.createElement('p')
  region.setAttribute('aria-live', 'assertive')
  region.setAttribute('role', 'alert')
  region.style.cssText = HIDDEN
  document.body.append(region)
  return (address) => {
    region.textContent = document.title || document.querySelector('h1')?.textContent || address
  }
}
