/**
 * What the server has rendered is painted before any of the console's scripts is even read: on a slow
 * machine that takes longer than everything else. What is pressed meanwhile is not lost.
 */
const pressed: HTMLElement[] = []

/**
 * What needs a script: buttons, and the mentions of an article. Buttons that work without (a form's, one that
 * opens a popover) have done so already.
 */
const awaiting = 'button[type=button]:not([popovertarget]), mark.m'

function keep({ target }: Event): void {
  const found = target instanceof Element && target.closest<HTMLElement>(awaiting)
  if (found) pressed.push(found)
}

async function goOn(): Promise<void> {
  const { takeOver } = await import('./main.tsx')
  removeEventListener('click', keep, true)
  takeOver(() => {
    for (const each of pressed.splice(0)) each.click()
  })
}

addEventListener('click', keep, true)
// A page in the background is not painted, and must not wait for it.
if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(goOn))
else void goOn()
