/** What the public pages take: a wish at an address, until the address agrees. */
import { z } from 'zod'
import { mailAddress } from './channel.ts'
import { locale } from './locale.ts'
import { subscriptionRequest } from './subscription.ts'

/** What is kept of a sign-up until its address has agreed. */
export const signUpWish = subscriptionRequest.pick({ name: true, filter: true, cadence: true })

/** `POST /api/public/sign-ups`. Without a name the subscription is called after its filter. */
export const signUpRequest = signUpWish
  .partial({ name: true, filter: true })
  .extend({ address: mailAddress, locale: locale.default('zh-CN') })

/** `POST /api/public/manage-links`. */
export const manageLinkRequest = z.object({
  address: mailAddress,
  locale: locale.default('zh-CN'),
})

/** Single mails beside the digests. */
export const noticeKind = z.enum([
  'confirm-sign-up',
  'confirm-address',
  'manage-link',
  'address-changed',
  'channel-off',
])

export type SignUpWish = z.infer<typeof signUpWish>
export type SignUpRequest = z.infer<typeof signUpRequest>
export type NoticeKind = z.infer<typeof noticeKind>
