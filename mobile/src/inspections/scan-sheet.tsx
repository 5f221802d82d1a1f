import { useEffect, useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { findDetector, type Detector } from './detector.ts'

const LOOK_EVERY_MS = 160
type Eye = 'opening' | 'looking' | 'refused' | 'missing'

/** Looks for a sign with the camera; the code under it can always be typed instead. `onFound` says what was wrong with it, or null. */
export function ScanSheet({ onFound, onClose }: { onFound: (text: string) => Promise<string | null>; onClose: () => void }) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [eye, setEye] = useState<Eye>('opening')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const tell = useRef(onFound)
  tell.current = onFound

  useEffect(() => {
    let isGone = false
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = ''
    async function look(detector: Detector): Promise<void> {
      const element = video.current
      if (isGone || !element) return
      if (element.readyState >= 2) {
        const [found] = await detector.detect(element).catch(() => [])
        // The same sign is asked about once, or its refusal would blink.
        if (found && found.rawValue !== last) {
          last = found.rawValue
          navigator.vibrate?.(60)
          const problem = await tell.current(found.rawValue)
          setWrong(problem)
          if (problem === null) return
        }
      }
      timer = setTimeout(() => void look(detector), LOOK_EVERY_MS)
    }
    async function begin(): Promise<void> {
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there on plain http
      if (!navigator.mediaDevices?.getUserMedia) return setEye('missing')
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
        const detector = await findDetector()
        if (isGone) return stop()
        video.current!.srcObject = stream
        await video.current!.play().catch(() => undefined)
        setEye('looking')
        void look(detector)
      } catch (error) {
        if (!isGone) setEye(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing')
        stop()
      }
    }
    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void begin()
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [])

  async function enter(): Promise<void> {
    if (typed.trim()) setWrong(await onFound(typed))
  }
  const hasEye = eye === 'opening' || eye === 'looking'
  return (
    <Sheet open title={t('mobileInspections.scan.title')} closeLabel={t('mobile.close')} onClose={onClose}>
      {hasEye && (
        <div className="scan-eye">
          <video ref={video} muted playsInline aria-label={t('mobileInspections.scan.camera')} />
          <span aria-hidden="true" />
        </div>
      )}
      <p className={hasEye ? 'muted' : 'note'} role="status">
        {t(`mobileInspections.scan.${eye}`)}
      </p>
      {wrong && (
        <p className="problem" role="alert">
          {wrong}
        </p>
      )}
      <form
        className="scan-by-hand"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <LineField label={t('mobileInspections.scan.byHand')} hint={t('mobileInspections.scan.byHandHint')} max={60} value={typed} onChange={setTyped} autoCapitalize="characters" autoComplete="off" enterKeyHint="go" />
        <Button block size="large" type="submit" disabled={!typed.trim()}>
          {t('mobileInspections.scan.open')}
        </Button>
      </form>
    </Sheet>
  )
}
