import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import type { PhotoDraft } from '../kit/photos.ts'
import type { ReportDraft } from './report.tsx'

const PUBLIC = 'public'

/** Where it is, what it looks like, in words and pictures. */
export function TellStep(props: {
  draft: ReportDraft
  change: (part: Partial<ReportDraft>) => void
  photos: PhotoDraft
  wrong: { words: boolean; place: boolean }
}) {
  const t = useT()
  const label = useLabel()
  const { units } = useSession()
  const { draft, change, photos, wrong } = props
  return (
    <div className="card form">
      <Choice
        label={t('mobile.report.where')}
        options={[
          ...units.map(({ id, code, role }) => ({ value: id, text: code, hint: label('occupancyRole', role) })),
          { value: PUBLIC, text: t('mobile.report.publicArea') },
        ]}
        value={draft.isPublic ? PUBLIC : (draft.unitId ?? units[0]?.id ?? null)}
        onChange={(value) => change(value === PUBLIC ? { isPublic: true } : { isPublic: false, unitId: value })}
      />
      {draft.isPublic && (
        <LineField
          label={t('mobile.take.place')}
          error={wrong.place ? t('mobile.take.placeNeeded') : undefined}
          max={200}
          placeholder={t('mobile.report.publicHint')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
      )}
      <WordsField
        label={t('mobile.report.words')}
        error={wrong.words ? t('mobile.take.wordsNeeded') : undefined}
        hint={draft.statement.length > 4000 ? t('mobile.report.wordsCount', { count: draft.statement.length }) : undefined}
        max={5000}
        placeholder={t('mobile.report.wordsHint')}
        value={draft.statement}
        onChange={(statement) => change({ statement })}
      />
      <PhotoField label={t('mobile.report.photos')} hint={t('mobile.report.photosHint')} draft={photos} />
      <LineField
        label={t('mobile.optionalLabel', { label: t('mobile.report.phone') })}
        hint={t('mobile.report.phoneHint')}
        max={30}
        type="tel"
        autoComplete="tel"
        value={draft.phone}
        onChange={(phone) => change({ phone })}
      />
    </div>
  )
}
