import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Locale } from '@guanjia/contract'
import { localeOf } from './platform/http/problem.ts'

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
/** Only what the page needs; the package also has a page of its own with an example of somebody else. */
const SERVED = ['/swagger-ui.css', '/swagger-ui-bundle.js']
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

const WORDS: Record<Locale, { title: string; hint: string; sdk: string }> = {
  'zh-CN': { title: '管家 接口文档', hint: '在此浏览器登录控制台后，可直接用“Try it out”以本人身份调用；系统对接请用 API 密钥：Authorization: Bearer …', sdk: '新建类请求请带 Idempotency-Key，网络中断后重发不会重复。分页用 nextCursor，错误为 application/problem+json。' },
  'zh-TW': { title: '管家 介面文件', hint: '在此瀏覽器登入主控台後，可直接用「Try it out」以本人身分呼叫；系統串接請用 API 金鑰：Authorization: Bearer …', sdk: '新增類請求請帶 Idempotency-Key，網路中斷後重送不會重複。分頁用 nextCursor，錯誤為 application/problem+json。' },
  en: { title: 'Guanjia API reference', hint: 'Signed in to the console in this browser, “Try it out” calls as yourself; other systems send an API key: Authorization: Bearer …', sdk: 'Send an Idempotency-Key with what creates something: a retry makes nothing twice. Pages go on with nextCursor, errors are application/problem+json.' },
}

const page = (locale: Locale): string => {
  const { title, hint, sdk } = WORDS[locale]
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/api/reference/swagger-ui.css">
<link rel="stylesheet" href="/api/reference/page.css">
</head>
<body>
<header><h1>${title}</h1><p>${hint}</p><p>${sdk}</p><p><a href="/api/openapi.json">openapi.json</a></p></header>
<div id="reference"></div>
<script src="/api/reference/swagger-ui-bundle.js"></script>
<script src="/api/reference/start.js"></script>
</body>
</html>
`
}

const START = `window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '/api/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null, displayRequestDuration: true, persistAuthorization: false,
    defaultModelsExpandDepth: 0, tagsSorter: 'alpha', operationsSorter: 'alpha', tryItOutEnabled: false, syntaxHighlight: { activated: true, theme: 'agate' },
    requestInterceptor(request) {
      if (request.method === 'POST' && !request.headers['Idempotency-Key']) request.headers['Idempotency-Key'] = crypto.randomUUID()
      return request
    },
  })
})
`
const STYLE = `body { margin: 0; background: #fff; color: #1f2329; font: 14px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif }
header { max-width: 1420px; margin: 0 auto; padding: 24px 20px 0 }
header h1 { margin: 0 0 8px; font-size: 22px }
header p { margin: 0 0 4px; color: #51565d }
.swagger-ui .info, .swagger-ui .scheme-container .schemes > label { margin: 16px 0 }
`

/** The browsable reference of the API, from files of this installation alone and without inline script. */
export async function serveReference(http: FastifyInstance): Promise<void> {
  await http.register(async (inner) => {
    inner.addHook('onSend', async (_, reply) => void reply.header('content-security-policy', POLICY).header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin'))
    await inner.register(serveStatic, { root: ASSETS, prefix: '/api/reference/', decorateReply: false, index: false, allowedPath: (path) => SERVED.includes(path), setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=86400') })
    inner.get('/api/reference', (request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('vary', 'accept-language').send(page(localeOf(request.headers['accept-language']))))
    inner.get('/api/reference/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START))
    inner.get('/api/reference/page.css', (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
  })
}
