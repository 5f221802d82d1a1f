import { useEffect, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { Rows } from '../kit/rows.tsx'
import { draftPlace } from './bundle-store.ts'
import { pointOfSign } from './tag.ts'
import { useBack, useInspections } from './use-inspections.ts'
import { roundsAt, type BundlePoint } from './view.ts'
import { arriveBySign } from './visit.ts'

/** A sign that the phone's own camera has read leads into the point of the round that is under way, or that can begin. */
export function ByTag() {
  const t = useT()
  const { tag = '' } = useParams<{ tag: string }>()
  const [, navigate] = useLocation()
  const back = useBack()
  const { bundle, rounds, accountId, isLoaded, isFetching } = useInspections(true)
  const [found, setFound] = useState<BundlePoint | null | undefined>(undefined)
  // Without a bundle at all the answer of the server is waited for; with one the phone knows enough.
  const isReady = isLoaded && (bundle !== null || !isFetching)
  useEffect(() => {
    if (!isReady) return
    let isGone = false
    async function lead(): Promise<void> {
      const sign = await pointOfSign(bundle?.bundle.points ?? [], tag)
      if (isGone) return
      const round = sign && roundsAt(rounds, sign.point.id)[0]
      if (!sign || !round) return setFound(sign?.point ?? null)
      if (sign.tag) await arriveBySign(draftPlace(accountId, `${round.task.id}/${sign.point.id}`), sign.tag).catch(() => undefined)
      if (!isGone) navigate(`/inspections/${round.task.id}/${sign.point.id}`, { replace: true })
    }
    void lead()
    return () => {
      isGone = true
    }
  }, [isReady, bundle, rounds, tag, accountId, navigate])
  return (
    <Page title={t('mobileInspections.point.title')} back={back}>
      {found === undefined ? (
        <Rows count={2} />
      ) : (
        <Empty
          sign="?"
          title={found ? t('mobileInspections.scan.noRound', { name: found.name }) : t('mobileInspections.scan.unknown')}
          text={t('mobileInspections.byTagText')}
          act={
            <Button color="primary" onClick={() => navigate(`/inspections/report${found ? `?point=${found.id}` : ''}`)}>
              {t('mobileInspections.report.title')}
            </Button>
          }
        />
      )}
    </Page>
  )
}
