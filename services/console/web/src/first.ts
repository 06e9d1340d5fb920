/**
 * What the server has rendered is painted before any of the console's scripts is even read: on a slow
 * machine that takes longer than everything else.
 */
const goOn = () => void import('./main.tsx')

// A page in the background is not painted, and must not wait for it.
if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(goOn))
else goOn()
