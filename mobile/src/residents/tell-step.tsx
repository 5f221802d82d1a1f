import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { Choice, Field } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import type { PhotoDraft } from '../kit/photos.ts'
import type { ReportDraft } from './report.tsx'

const PUBLIC = 'public'

/** Where it is, what it looks like, in words and pictures. */
export function TellStep(props: { draft: ReportDraft; change: (part: Partial<ReportDraft>) => void; photos: PhotoDraft; wrong: { words: boolean; place: boolean } }) {
  const t = useT()
  const label = useLabel()
  const { units } = useSession()
  const { draft, change, photos, wrong } = props
  return (
    <div className="card form">
      <Choice
        label={t('mobile.report.where')}
        options={[...units.map(({ id, code, role }) => ({ value: id, text: code, hint: label('occupancyRole', role) })), { value: PUBLIC, text: t('mobile.report.publicArea') }]}
        value={draft.isPublic ? PUBLIC : (draft.unitId ?? units[0]?.id ?? null)}
        onChange={(value) => change(value === PUBLIC ? { isPublic: true } : { isPublic: false, unitId: value })}
      />
      {draft.isPublic && (
        <Field label={t('mobile.take.place')} error={wrong.place ? t('mobile.take.placeNeeded') : undefined}>
          {(field) => <input {...field} className="input" maxLength={200} placeholder={t('mobile.report.publicHint')} value={draft.place} onChange={(event) => change({ place: event.target.value })} />}
        </Field>
      )}
      <Field label={t('mobile.report.words')} error={wrong.words ? t('mobile.take.wordsNeeded') : undefined} hint={draft.statement.length > 4000 ? t('mobile.report.wordsCount', { count: draft.statement.length }) : undefined}>
        {(field) => <textarea {...field} className="input" rows={5} maxLength={5000} placeholder={t('mobile.report.wordsHint')} value={draft.statement} onChange={(event) => change({ statement: event.target.value })} />}
      </Field>
      <PhotoField label={t('mobile.report.photos')} hint={t('mobile.report.photosHint')} draft={photos} />
      <Field label={t('mobile.optionalLabel', { label: t('mobile.report.phone') })} hint={t('mobile.report.phoneHint')}>
        {(field) => <input {...field} className="input" type="tel" autoComplete="tel" maxLength={30} value={draft.phone} onChange={(event) => change({ phone: event.target.value })} />}
      </Field>
    </div>
  )
}
