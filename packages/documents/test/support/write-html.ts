/** Web pages as people save them: a site round the article. */
import type { SetLine } from './a-bulletin.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

const tags = { section: 'h2', title: 'h3', text: 'p' }

const paragraphs = (lines: readonly SetLine[]): string =>
  lines.map(({ text, role }) => `<${tags[role]}>${escaped(text)}</${tags[role]}>`).join('\n')

const links = (words: readonly string[]): string =>
  words.map((word, at) => `<li><a href="/channel/${at}.html">${word}</a></li>`).join('')

/** An article page of a government site, with what stands round it. */
export const writeSitePage = (lines: readonly SetLine[]): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>简报_某县人民政府网</title>
<script>var page = { title: "<p>不是正文</p>" }</script><style>p { margin: 0 }</style></head>
<body><div class="header"><ul class="nav">${links(['首页', '政务公开', '政务服务', '互动交流'])}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">信息公开</a></div>
<div class="main"><div class="content">${paragraphs(lines)}</div>
<div class="share">分享到：<a href="#">微信</a></div></div>
<div class="related"><h4>相关链接</h4><ul>${links(['全县秋粮收购工作会议召开', '关于做好低温雨雪天气防范的通知'])}</ul></div>
<div class="footer"><p>主办：某县人民政府办公室 版权所有</p><p>网站标识码：5300000000</p></div></body></html>`

/** An article of a public account, saved from a phone: everything in sections and spans. */
export const writeWeChatPage = (
  lines: readonly SetLine[],
  title: string,
): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta property="og:title" content="${escaped(title)}"></head>
<body id="activity-detail"><h1 id="activity-name">${escaped(title)}</h1>
<div id="meta_content"><a id="js_name" href="javascript:void(0);">乡村观察</a><em id="publish_time">2025-05-20</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">
${lines
  .map(({ text, role }) => {
    const words = role === 'text' ? escaped(text) : `<strong>${escaped(text)}</strong>`
    return `<section style="margin: 8px"><p><span style="font-size: 15px">${words}</span></p></section>`
  })
  .join('\n')}
<img data-src="https://mmbiz.example/640" src="data:image/gif;base64,AAAA"></div>
<script nonce="1">document.getElementById('js_content').style.visibility = 'visible'</script>
<div class="qr_code_pc"><p>微信扫一扫关注该公众号</p></div></body></html>`
