/** Closes the menu of the bar on a screen that becomes wide: the bar itself shows what is in it, and it would float above. */
export function closeWhenWide(menu) {
  matchMedia('(min-width: 48.01rem)').addEventListener('change', () => menu.hidePopover())
}
