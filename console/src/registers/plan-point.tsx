import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { MouseEvent } from 'react'
import { urlOf, useT } from '@guanjia/ui'
import { FileUpload } from '../kit/file-strip.tsx'
import './registers.css'

export interface Point {
  fileId: string
  x: number
  y: number
}

/** A picture of a plan, and on it the point where the thing is: a click sets it. */
export function PlanPoint({ value, onChange }: { value?: Point | null; onChange?: (value: Point | null) => void }) {
  const t = useT()
  if (!value) return <FileUpload max={1} accept="image/*" text={t('registers.addPlan')} value={[]} onChange={(files) => files[0] && onChange?.({ fileId: files[0].id, x: 0.5, y: 0.5 })} />
  const place = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): void => {
    const box = currentTarget.getBoundingClientRect()
    const part = (of: number, whole: number): number => Math.round(Math.min(1, Math.max(0, of / whole)) * 10_000) / 10_000
    onChange?.({ ...value, x: part(clientX - box.left, box.width), y: part(clientY - box.top, box.height) })
  }
  return (
    <div className="gj-stack" style={{ gap: 6 }}>
      <span className="gj-quiet gj-small">{t('registers.planHint')}</span>
      <button type="button" className="gj-plan" onClick={place} aria-label={t('registers.planHint')}>
        <img src={urlOf('platform.getFile', { params: { id: value.fileId } })} alt={t('registers.field.plan')} />
        <i style={{ left: `${value.x * 100}%`, top: `${value.y * 100}%` }} />
      </button>
      <Button size="small" icon={<CloseOutlined />} onClick={() => onChange?.(null)} style={{ alignSelf: 'flex-start' }}>
        {t('registers.removePlan')}
      </Button>
    </div>
  )
}

/** The same, to look at. */
export function PlanView({ point }: { point: Point }) {
  const t = useT()
  return (
    <a className="gj-plan" href={urlOf('platform.getFile', { params: { id: point.fileId } })} target="_blank" rel="noreferrer">
      <img src={urlOf('platform.getFile', { params: { id: point.fileId } })} alt={t('registers.field.plan')} />
      <i style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }} />
    </a>
  )
}
