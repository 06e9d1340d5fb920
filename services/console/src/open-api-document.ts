/** The head of the OpenAPI document; its paths come from the routes. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'

export const openApiDocument: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  openapi: '3.1.0',
  info: {
    title: 'Jianbao 简报',
    version: '1',
    description:
      'Everything the console does. Log in by the session cookie, or send a token (or, on the machine itself, the line of home/console.token) as a bearer token. Each operation names the scope it needs.',
  },
  security: [{ session: [] }, { token: [] }],
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'jianbao_session_<port>' },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
}
