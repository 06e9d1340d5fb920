/** Small pages made by the server: login, public pages, errors. No script, no style from outside. */

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** A page in the middle of the screen, readable on a phone. `main` is HTML; the rest is text. */
export function smallPage(given: { title: string; main: string; refreshSeconds?: number }): string {
  const refresh = given.refreshSeconds
    ? `<meta http-equiv="refresh" content="${given.refreshSeconds}">`
    : ''
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
${refresh}
<title>${escapeHtml(given.title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/small.css">
</head>
<body>
<main>
<p class="brand"><span class="mark" aria-hidden="true">简</span>简报 <span lang="en">Jianbao</span></p>
${given.main}
</main>
</body>
</html>
`
}
