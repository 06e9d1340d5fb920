/**
 * What the server has rendered is painted before any of the console's scripts is even read: on a slow
 * machine that takes longer than everything else. What is pressed meanwhile is not lost.
 */
const pressed: HTMLButtonElement[] = []

/** Buttons that work without a script (a form's, one that opens a popover) have done so already. */
function keep({ target }: Event): void {
  const button =
    target instanceof Element &&
    target.closest<HTMLButtonElement>('button[type=button]:not([popovertarget])')
  if (button) pressed.push(button)
}

async function goOn(): Promise<void> {
  const { takeOver } = await import('./main.tsx')
  removeEventListener('click', keep, true)
  takeOver(() => {
    for (const button of pressed.splice(0)) button.click()
  })
}

addEventListener('click', keep, true)
// A page in the background is not painted, and must not wait for it.
if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(goOn))
else void goOn()
