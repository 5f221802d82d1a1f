import { useT } from '@guanjia/ui'
import type { Rota } from '@guanjia/contract/staffing.ts'

export interface Brush {
  postId: string | null
  shift: string
}

/** Told apart by people who see red and green alike; the words stand beside them. */
export const COLOURS = ['#0958d9', '#d46b08', '#08979c', '#9e1068', '#5b8c00', '#391085', '#ad6800', '#006d75', '#c41d7f', '#3f6600'] as const

export const brushesOf = (rota: Rota): Brush[] => rota.posts.flatMap((post) => post.shifts.map((shift) => ({ postId: post.id, shift: shift.code })))

/** The legend; for who plans, each of its entries is a brush. */
export function Legend({ rota, brush, onPick }: { rota: Rota; brush: Brush | null; onPick: (brush: Brush | null) => void }) {
  const t = useT()
  const brushes = brushesOf(rota)
  const isPicked = (one: Brush): boolean => brush?.postId === one.postId && brush.shift === one.shift
  return (
    <div className="gj-rota-legend" role="toolbar" aria-label={t('rota.legend')}>
      {brushes.map((one, n) => {
        const at = rota.posts.findIndex(({ id }) => id === one.postId)
        const post = rota.posts[at]!
        const shift = post.shifts.find(({ code }) => code === one.shift)!
        const words = <><i style={{ '--post': COLOURS[at % COLOURS.length] } as never} />{post.name} <strong>{shift.code}</strong> <span className="gj-quiet gj-small">{shift.start}{n < 9 && rota.mayPlan ? ` · ${n + 1}` : ''}</span></>
        return rota.mayPlan
          ? <button key={`${one.postId ?? ''} ${one.shift}`} type="button" className="gj-rota-brush" aria-pressed={isPicked(one)} title={post.shifts.length > 1 ? shift.name : undefined} onClick={() => onPick(isPicked(one) ? null : one)}>{words}</button>
          : <span key={`${one.postId ?? ''} ${one.shift}`} className="gj-rota-brush">{words}</span>
      })}
      {rota.mayPlan && <button type="button" className="gj-rota-brush" aria-pressed={brush?.postId === null} onClick={() => onPick(brush?.postId === null ? null : { postId: null, shift: '' })}>{t('rota.eraser')} <span className="gj-quiet gj-small">0</span></button>}
      {rota.mayPlan && <span className="gj-quiet gj-small">{t('rota.paintHint')}</span>}
    </div>
  )
}
