/** Closes the menu of the bar when the screen becomes wide: the bar then shows the same items itself. */
export function closeWhenWide(menu) {
  matchMedia('(min-width: 48.01rem)').addEventListener('change', () => menu.hidePopover())
}
