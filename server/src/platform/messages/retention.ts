import { retainsFor } from '../personal-data/index.ts'

/** Texts to phones and addresses that were sent: what they said and to whom is not kept for ever. */
export function retainSentTexts(): void {
  retainsFor({
    name: 'sent_texts',
    usualDays: 180,
    async sweep(ctx, { before, isTrial }) {
      // Messages belong to no site: whichever site comes first does it.
      const rows = await ctx.tx.selectFrom('message').select('id').where('channel', '<>', 'in_app').where('state', 'in', ['sent', 'failed']).where('created_at', '<', before).where('address', '<>', '').limit(5000).execute()
      if (!isTrial && rows.length > 0) await ctx.tx.updateTable('message').set({ address: '', params: '{}' }).where('id', 'in', rows.map(({ id }) => id)).execute()
      const { n } = await ctx.tx.selectFrom('message').select((e) => e.fn.countAll<number>().as('n')).where('channel', '<>', 'in_app').where('state', '=', 'waiting').where('created_at', '<', before).executeTakeFirstOrThrow()
      return { purged: rows.length, held: 0, open: n }
    },
  })
}
