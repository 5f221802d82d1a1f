import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useSession } from '../app/session.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import type { PhotoDraft } from '../kit/photos.ts'
import type { ReportDraft } from './report.tsx'
import { WindowField, stillAhead } from './window-field.tsx'

const PUBLIC = 'public'

/** Where it is, what it looks like, in words and pictures. */
export function TellStep(props: {
  draft: ReportDraft
  change: (part: Partial<ReportDraft>) => void
  photos: PhotoDraft
  wrong: { words: boolean; place: boolean }
}) {
  const { draft, change, photos, wrong } = props
  const t = useT()
  const label = useLabel()
  const { units } = useSession()
  const home = useCall('residents.residentHome', {}, { staleTime: 60_000 })
  const unit = units.find(({ id }) => id === draft.unitId) ?? units[0]
  return (
    <div className="card form">
      {(draft.kind === 'repair' || draft.kind === 'assistance') && (
        <div className="note note-warning">
          <p>{t('mobileResident.emergency')}</p>
          {home.data?.sites.filter(({ id, phone }) => id === unit?.siteId && phone !== '').map(({ id, phone }) => (
            <CallButton key={id} name={t('mobileResident.home.call')} phone={phone} />
          ))}
        </div>
      )}
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
      {draft.kind === 'repair' && !draft.isPublic && unit && (
        <WindowField
          siteId={unit.siteId}
          label={t('mobileResident.wish.label')}
          hint={t('mobileResident.wish.hint')}
          value={stillAhead(draft.windows, Date.now())}
          onChange={(windows) => change({ windows })}
        />
      )}
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
