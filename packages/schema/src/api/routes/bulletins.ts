/** Routes of bulletins and their articles. */
import { z } from 'zod'
import {
  articleDetail,
  articleItem,
  articleParams,
  articleQuery,
  bulletinDetail,
  bulletinItem,
  bulletinQuery,
} from '../bulletins.ts'
import { pageOf, sha256Params } from '../common.ts'
import { similarArticles } from '../search.ts'
import { articleStory } from '../stories.ts'
import { bulletinTimeline } from '../timeline.ts'
import type { ApiRoutes } from './route.ts'

export const bulletinsRoutes = {
  'GET /api/bulletins': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'Files as received, newest first, each with its verdict',
    query: bulletinQuery,
    answer: pageOf(bulletinItem),
  },
  'GET /api/bulletins/:id': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'One bulletin: what was read, its articles in print order, and where its files lie',
    params: sha256Params,
    answer: bulletinDetail,
  },
  'GET /api/bulletins/:id/original': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'The bytes as received',
    params: sha256Params,
    answer: { mediaType: 'application/octet-stream' },
  },
  'GET /api/bulletins/:id/timeline': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'The way of the file from its arrival to the last delivery of what was in it',
    params: sha256Params,
    answer: bulletinTimeline,
  },
  'POST /api/bulletins/:id/replay': {
    tag: 'bulletins',
    scope: 'operate',
    summary: 'Reads the file once more, silently: readers are not told again',
    status: 202,
    params: sha256Params,
    answer: z.object({ run: z.int().positive() }),
  },
  'GET /api/articles': {
    tag: 'articles',
    scope: 'read',
    summary: 'Articles, newest first, of one topic if asked',
    query: articleQuery,
    answer: pageOf(articleItem),
  },
  'GET /api/articles/:id': {
    tag: 'articles',
    scope: 'read',
    summary: 'One article with its mentions and the diagnostics that speak of it',
    params: articleParams,
    answer: articleDetail,
  },
  'GET /api/articles/:id/story': {
    tag: 'articles',
    scope: 'read',
    summary: 'Where else the same article was printed, and what its source text changed',
    params: articleParams,
    answer: articleStory,
  },
  'GET /api/articles/:id/similar': {
    tag: 'articles',
    scope: 'read',
    summary: 'Articles of other stories that share wording with it, most alike first',
    params: articleParams,
    answer: similarArticles,
  },
} as const satisfies ApiRoutes
