import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Sheet } from './sheet.tsx'

export interface MoreAct {
  key: string
  text: string
  isBad?: boolean
  onPick: () => void
}

/** The bar at the thumb: one obvious act, perhaps one beside it, everything else under "more". */
export function ActBar(props: { primary?: ReactNode; beside?: ReactNode; rest: readonly MoreAct[] }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  // With nothing obvious to do, one or two acts stand for themselves instead of hiding behind a word.
  if (!props.primary && !props.beside && props.rest.length <= 2) {
    return (
      <div className="act-bar">
        {props.rest.map(({ key, text, isBad, onPick }) => (
          <div key={key} className="act-primary">
            <Button size="large" block color={isBad ? 'danger' : 'default'} fill={isBad ? 'outline' : 'solid'} onClick={onPick}>
              {text}
            </Button>
          </div>
        ))}
      </div>
    )
  }
  return (
    <div className="act-bar">
      {props.rest.length > 0 && (
        <Button
          size="large"
          fill="none"
          className="act-more"
          onClick={() => setOpen(true)}
          aria-label={t('mobile.more')}
          aria-haspopup="dialog"
        >
          <span className="act-more-word">{t('mobile.more')}</span>
          <span className="act-more-dots" aria-hidden="true">
            ⋯
          </span>
        </Button>
      )}
      {props.primary && props.beside}
      <div className={props.primary ? 'act-primary' : 'act-primary act-stretched'}>{props.primary ?? props.beside}</div>
      <Sheet open={isOpen} title={t('mobile.more')} closeLabel={t('mobile.close')} onClose={() => setOpen(false)}>
        <div className="more-list">
          {props.rest.map(({ key, text, isBad, onPick }) => (
            <button
              key={key}
              type="button"
              className={isBad ? 'is-bad' : undefined}
              onClick={() => {
                setOpen(false)
                onPick()
              }}
            >
              {text}
            </button>
          ))}
        </div>
      </Sheet>
    </div>
  )
}
