/** Registers a route of the table in `packages/schema/src/api.ts`: what it takes and answers is checked. */
import {
  type ApiAnswer,
  type ApiGiven,
  type ApiKey,
  type ApiRoute,
  apiError,
  apiRoutes,
  type Needed,
} from '@jianbao/schema'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hideAddresses, seesAddresses } from '../access/hide-addresses.ts'
import { scopesOf } from '../access/require-scope.ts'

interface Given<Key extends ApiKey> {
  readonly params: ApiGiven<Key, 'params'>
  readonly query: ApiGiven<Key, 'query'>
  readonly body: ApiGiven<Key, 'body'>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The answer, or the reply itself once a stream has been sent with it. */
type Handle<Key extends ApiKey> = (given: Given<Key>) => Promise<ApiAnswer<Key> | FastifyReply>

export function serve<Key extends ApiKey>(
  app: FastifyInstance,
  key: Key,
  handle: Handle<Key>,
): void {
  const route: ApiRoute = apiRoutes[key]
  const [method = 'GET', url = ''] = key.split(' ')
  const takesBytes = route.body !== undefined && 'bytes' in route.body
  app.route({
    method,
    url,
    config: { scope: route.scope },
    schema: {
      tags: [route.tag],
      summary: route.summary,
      description: `Scope: ${route.scope}`,
      security: securityOf(route.scope),
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && !takesBytes && { body: route.body }),
      ...(takesBytes && { consumes: ['application/octet-stream'], body: z.any() }),
      response: { [route.status ?? 200]: answerOf(route), '4xx': refusal, '5xx': refusal },
    },
    handler: async (request, reply) => {
      reply.status(route.status ?? 200)
      // The validators of this very route have parsed these three, so they are what its types say.
      const given = {
        params: request.params,
        query: request.query,
        body: takesBytes ? undefined : request.body,
        request,
        reply,
      } as Given<Key>
      const answer = await handle(given)
      if (answer === reply || isPublished(route) || seesAddresses(scopesOf(request))) return answer
      return hideAddresses(answer)
    },
  })
}

/** What bulletins print is nobody's secret. All else may name readers. */
const publishedTags = ['bulletins', 'articles', 'search', 'documents', 'amounts', 'statistics']
const isPublished = ({ tag }: ApiRoute) => publishedTags.includes(tag)

const refusal = apiError.describe('Refused: a stable code and one sentence for people')

/** OpenAPI 3.1 lets schemes other than OAuth name what is needed for the operation, too. */
function securityOf(needed: Needed) {
  if (needed === 'public') return []
  const scopes = needed === 'login' ? [] : [needed]
  return [{ session: scopes }, { token: scopes }]
}

function answerOf(route: ApiRoute) {
  if (!('mediaType' in route.answer)) return route.answer
  return {
    description: route.summary,
    content: { [route.answer.mediaType]: { schema: z.string() } },
  }
}
