import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { Rows } from '../kit/rows.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { noteMove } from './page.tsx'
import { faceOf, useSession } from './session.tsx'
import { Tabs, type Tab } from './tabs.tsx'

type Screens<K extends string> = Record<K, ComponentType>
const screen = <K extends string>(load: () => Promise<Screens<K>>, name: K) => lazy(async () => ({ default: (await load())[name] }))

const Today = screen(() => import('../workorders/today.tsx'), 'Today')
const Pool = screen(() => import('../workorders/pool.tsx'), 'Pool')
const WorkOrderPage = screen(() => import('../workorders/work-order-page.tsx'), 'WorkOrderPage')
const DonePage = screen(() => import('../workorders/done-page.tsx'), 'DonePage')
const MyWork = screen(() => import('../cases/my-work.tsx'), 'MyWork')
const TakeCase = screen(() => import('../cases/take-case.tsx'), 'TakeCase')
const StaffCase = screen(() => import('../cases/staff-case.tsx'), 'StaffCase')
const ComplaintTaskPage = screen(() => import('../complaints/task-page.tsx'), 'ComplaintTaskPage')
const Home = screen(() => import('../residents/home.tsx'), 'Home')
const Report = screen(() => import('../residents/report.tsx'), 'Report')
const History = screen(() => import('../residents/history.tsx'), 'History')
const ResidentCase = screen(() => import('../residents/resident-case.tsx'), 'ResidentCase')
const Gate = screen(() => import('../reception/gate.tsx'), 'Gate')
const HandOver = screen(() => import('../reception/hand-over.tsx'), 'HandOver')
const Library = screen(() => import('../redress/library.tsx'), 'Library')
const LibraryCase = screen(() => import('../redress/library.tsx'), 'LibraryCase')
const Compensations = screen(() => import('../redress/compensations.tsx'), 'Compensations')
const CompensationScreen = screen(() => import('../redress/compensations.tsx'), 'CompensationScreen')
const Standards = screen(() => import('../quality/standards.tsx'), 'Standards')
const StandardRead = screen(() => import('../quality/standards.tsx'), 'StandardRead')
const MyScore = screen(() => import('../quality/my-score.tsx'), 'MyScore')
const CheckWalk = screen(() => import('../quality/check.tsx'), 'CheckWalk')
const CheckResult = screen(() => import('../quality/check-result.tsx'), 'CheckResult')
const ServiceMenu = screen(() => import('../paidservices/menu.tsx'), 'ServiceMenu')
const ServicePage = screen(() => import('../paidservices/order-page.tsx'), 'ServicePage')
const Guides = screen(() => import('../knowledge/guides.tsx'), 'Guides')
const GuidePage = screen(() => import('../knowledge/guide-page.tsx'), 'GuidePage')
const Messages = screen(() => import('../messages/messages.tsx'), 'Messages')
const Me = lazy(() => import('../me/me.tsx').then(({ Me }) => ({ default: Me })))
const Care = screen(() => import('../care/care.tsx'), 'Care')
const OutageCalls = screen(() => import('../care/outage-calls.tsx'), 'OutageCalls')
const OwnPrivacy = screen(() => import('../privacy/own-privacy.tsx'), 'OwnPrivacy')
const OwnCare = screen(() => import('../care/own-care.tsx'), 'OwnCare')
const MyFile = screen(() => import('../residents/my-file.tsx'), 'MyFile')
const UnitCard = lazy(() => import('../residents/unit-card.tsx').then(({ UnitCard }) => ({ default: UnitCard })))
const OwnPapers = screen(() => import('../documents/own-papers.tsx'), 'OwnPapers')
const FindPaper = screen(() => import('../documents/find-paper.tsx'), 'FindPaper')
const LookUp = screen(() => import('../registers/look-up.tsx'), 'LookUp')
const Readings = screen(() => import('../registers/readings.tsx'), 'Readings')
const RegisterRecord = lazy(() => import('../registers/record.tsx').then(({ RegisterRecord }) => ({ default: RegisterRecord })))
const MyActions = screen(() => import('../quality/follow-ups.tsx'), 'MyActions')
const MyRewards = screen(() => import('../quality/follow-ups.tsx'), 'MyRewards')
const Evaluations = screen(() => import('../residents/evaluations.tsx'), 'Evaluations')
const Wrongs = screen(() => import('../quality/wrong.tsx'), 'Wrongs')
const NewWrong = screen(() => import('../quality/wrong.tsx'), 'NewWrong')
const StaffRules = screen(() => import('../governance/rules.tsx'), 'StaffRules')
const StaffRule = screen(() => import('../governance/rules.tsx'), 'StaffRule')
const OwnRules = screen(() => import('../governance/rules.tsx'), 'OwnRules')
const OwnRule = screen(() => import('../governance/rules.tsx'), 'OwnRule')
const StaffTasks = screen(() => import('../governance/task-page.tsx'), 'StaffTasks')
const NewTask = screen(() => import('../governance/task-page.tsx'), 'NewTask')
const StaffTaskPage = screen(() => import('../governance/task-page.tsx'), 'StaffTaskPage')
const MyRota = screen(() => import('../rota/my-rota.tsx'), 'MyRota')
const Exams = screen(() => import('../training/exams.tsx'), 'Exams')
const SitExam = screen(() => import('../training/exams.tsx'), 'SitExam')
const ExamReview = screen(() => import('../training/exams.tsx'), 'ExamReview')
const WrongAnswers = screen(() => import('../training/exams.tsx'), 'WrongAnswers')
const Training = screen(() => import('../training/learn.tsx'), 'Training')
const TrainingSession = screen(() => import('../training/learn.tsx'), 'TrainingSession')
const Practicals = screen(() => import('../training/practicals.tsx'), 'Practicals')
const PracticalScreen = screen(() => import('../training/practical.tsx'), 'PracticalScreen')
const NewcomerScreen = screen(() => import('../training/newcomer.tsx'), 'NewcomerScreen')
const MyCompetence = screen(() => import('../training/my-competence.tsx'), 'MyCompetence')
const CourseScreen = screen(() => import('../training/learn.tsx'), 'CourseScreen')
const Inspections = screen(() => import('../inspections/list.tsx'), 'Inspections')
const RoundScreen = screen(() => import('../inspections/round.tsx'), 'RoundScreen')
const PointScreen = screen(() => import('../inspections/point.tsx'), 'PointScreen')
const EnvironmentToday = screen(() => import('../environment/today.tsx'), 'EnvironmentToday')
const Defects = screen(() => import('../handover/list.tsx'), 'Defects')
const DefectScreen = screen(() => import('../handover/list.tsx'), 'DefectScreen')
const NewDefect = screen(() => import('../handover/new.tsx'), 'NewDefect')
const ByTag = screen(() => import('../inspections/by-tag.tsx'), 'ByTag')
const Unsent = screen(() => import('../inspections/unsent.tsx'), 'Unsent')
const ReportFinding = screen(() => import('../inspections/report.tsx'), 'ReportFinding')
const CountLamps = screen(() => import('../inspections/lamps.tsx'), 'CountLamps')
const NightReading = screen(() => import('../inspections/night-reading.tsx'), 'NightReading')
const ZonePlace = screen(() => import('../quality/zone-place.tsx'), 'ZonePlace')
const MyFindings = screen(() => import('../inspections/findings.tsx'), 'MyFindings')
const FindingScreen = screen(() => import('../inspections/findings.tsx'), 'FindingScreen')
const Services = screen(() => import('../maintenance/list.tsx'), 'Services')
const ServiceScreen = screen(() => import('../maintenance/service.tsx'), 'ServiceScreen')
const StewardZone = screen(() => import('../steward/zone.tsx'), 'StewardZone')
const Liaisons = screen(() => import('../governance/liaisons.tsx'), 'Liaisons')
const NewLiaison = screen(() => import('../governance/liaisons.tsx'), 'NewLiaison')
const LiaisonScreen = lazy(() => import('../governance/liaisons.tsx').then(({ LiaisonScreen }) => ({ default: LiaisonScreen })))
const Violations = screen(() => import('../violations/list.tsx'), 'Violations')
const ReportViolation = screen(() => import('../violations/report.tsx'), 'ReportViolation')
const ViolationScreen = screen(() => import('../violations/violation.tsx'), 'ViolationScreen')
const Incidents = screen(() => import('../emergency/list.tsx'), 'Incidents')
const IncidentScreen = screen(() => import('../emergency/incident.tsx'), 'IncidentScreen')
const ReportIncident = screen(() => import('../emergency/report.tsx'), 'ReportIncident')
const NotFound = screen(() => import('./not-found.tsx'), 'NotFound')

/** The screens of the person who holds the phone. Addresses are the same for all faces, so that a link in a message works for everyone. */
export function Routes({ onSignedOut }: { onSignedOut: () => void }) {
  const session = useSession()
  const face = faceOf(session)
  const mayWork = session.permissions.includes('work_orders:work')
  const mayReport = face === 'resident' || session.permissions.includes('cases:register')
  const tabs: Tab[] = face === 'resident' ? ['home', 'reportResident'] : ['today']
  if (face !== 'resident' && mayWork) tabs.push('pool')
  if (face !== 'resident' && mayReport) tabs.push('report')
  const mayWalk = session.permissions.includes('inspections:work')
  const isStaff = face !== 'resident'
  const maySee = isStaff && session.permissions.includes('tasks:own')
  if (mayWalk) tabs.push('inspections')
  tabs.push('messages', 'me')
  const { account, sites } = session
  useEffect(() => {
    if (!isStaff) return
    // What waits on this phone is sent, and the next round is fetched, wherever in the app somebody is.
    const stop = import('../inspections/start.ts').then(({ startInspections }) => startInspections(account.id, sites, mayWalk))
    return () => void stop.then((end) => end())
  }, [account.id, sites, isStaff, mayWalk])
  return (
    <Router base="/m">
      <Moves />
      <ScreenBoundary>
        <Suspense fallback={<Rows />}>
          <Switch>
            <Route path="/">{face === 'resident' ? <Home /> : face === 'desk' ? <MyWork /> : face === 'guard' ? <Gate /> : <Today />}</Route>
            {session.permissions.includes('gate:keep') && <Route path="/gate" component={Gate} />}
            {session.permissions.includes('hand_overs:keep') && <Route path="/hand-overs/:id">{({ id }) => <HandOver key={id} />}</Route>}
            {mayWork && <Route path="/pool" component={Pool} />}
            {mayReport && <Route path="/report/:step?">{face === 'resident' ? <Report /> : <TakeCase />}</Route>}
            {face === 'resident' && <Route path="/history" component={History} />}
            <Route path="/cases/:id">{({ id }) => (face === 'resident' ? <ResidentCase key={id} /> : <StaffCase key={id} />)}</Route>
            {face !== 'resident' && <Route path="/complaint-tasks/:id">{({ id }) => <ComplaintTaskPage key={id} />}</Route>}
            {face !== 'resident' && <Route path="/work-orders/:id">{({ id }) => <WorkOrderPage key={id} />}</Route>}
            {face !== 'resident' && <Route path="/work-orders/:id/done">{({ id }) => <DonePage key={id} />}</Route>}
            {face !== 'resident' && <Route path="/library" component={Library} />}
            {face !== 'resident' && <Route path="/library/:id">{({ id }) => <LibraryCase key={id} />}</Route>}
            {face !== 'resident' && <Route path="/compensations" component={Compensations} />}
            {face !== 'resident' && <Route path="/compensations/:id">{({ id }) => <CompensationScreen key={id} />}</Route>}
            {session.permissions.includes('standards:read') && <Route path="/quality" component={Standards} />}
            {session.permissions.includes('checks:score') && <Route path="/quality/check" component={CheckWalk} />}
            {session.permissions.includes('standards:read') && <Route path="/quality/score" component={MyScore} />}
            {session.permissions.includes('standards:read') && <Route path="/quality/checks/:id">{({ id }) => <CheckResult key={id} />}</Route>}
            {session.permissions.includes('standards:read') && <Route path="/quality/actions/:id?" component={MyActions} />}
            {session.permissions.includes('standards:read') && <Route path="/quality/rewards" component={MyRewards} />}
            {face === 'resident' && <Route path="/evaluations/:id?" component={Evaluations} />}
            {session.permissions.includes('standards:read') && <Route path="/quality/wrong" component={Wrongs} />}
            {session.permissions.includes('governance:record') && <Route path="/quality/wrong/new" component={NewWrong} />}
            {session.permissions.includes('standards:read') && <Route path="/quality/:id">{({ id }) => <StandardRead key={id} />}</Route>}
            {session.permissions.includes('rota:read') && <Route path="/my-rota" component={MyRota} />}
            {session.permissions.includes('training:read') && <Route path="/exams" component={Exams} />}
            {session.permissions.includes('training:read') && <Route path="/exams/:id">{({ id }) => <ExamReview key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/exams/:id/sit">{({ id }) => <SitExam key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/training" component={Training} />}
            {session.permissions.includes('training:read') && <Route path="/training/:id">{({ id }) => <TrainingSession key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/practicals" component={Practicals} />}
            {session.permissions.includes('training:read') && <Route path="/practicals/:id">{({ id }) => <PracticalScreen key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/newcomers/:id">{({ id }) => <NewcomerScreen key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/my-competence" component={MyCompetence} />}
            {session.permissions.includes('training:read') && <Route path="/courses/:id">{({ id }) => <CourseScreen key={id} />}</Route>}
            {session.permissions.includes('training:read') && <Route path="/wrong-answers" component={WrongAnswers} />}
            {session.permissions.includes('archives:read') && <Route path="/zone" component={StewardZone} />}
            {session.permissions.includes('governance:read') && <Route path="/liaisons" component={Liaisons} />}
            {session.permissions.includes('governance:record') && <Route path="/liaisons/new" component={NewLiaison} />}
            {session.permissions.includes('governance:read') && <Route path="/liaisons/:id">{({ id }) => <LiaisonScreen key={id} id={id} />}</Route>}
            {face !== 'resident' && <Route path="/tasks" component={StaffTasks} />}
            {face !== 'resident' && <Route path="/tasks/new" component={NewTask} />}
            {face !== 'resident' && <Route path="/tasks/:id">{({ id }) => <StaffTaskPage key={id} />}</Route>}
            <Route path="/rules">{face === 'resident' ? <OwnRules /> : <StaffRules />}</Route>
            <Route path="/rules/:id">{({ id }) => (face === 'resident' ? <OwnRule key={id} /> : <StaffRule key={id} />)}</Route>
            {face === 'resident' && <Route path="/services" component={ServiceMenu} />}
            {face === 'resident' && <Route path="/services/:id">{({ id }) => <ServicePage key={id} />}</Route>}
            <Route path="/guides" component={Guides} />
            <Route path="/guides/:id">{({ id }) => <GuidePage key={id} />}</Route>
            <Route path="/messages" component={Messages} />
            <Route path="/me">
              <Me onSignedOut={onSignedOut} />
            </Route>
            {face !== 'resident' && <Route path="/care" component={Care} />}
            {face !== 'resident' && <Route path="/outages/:id">{({ id }) => <OutageCalls key={id} />}</Route>}
            {face === 'resident' && <Route path="/my-privacy" component={OwnPrivacy} />}
            {face === 'resident' && <Route path="/own-care" component={OwnCare} />}
            {face === 'resident' && <Route path="/my-file" component={MyFile} />}
            {face === 'resident' && <Route path="/my-papers" component={OwnPapers} />}
            {session.permissions.includes('documents:read') && <Route path="/papers" component={FindPaper} />}
            {face !== 'resident' && <Route path="/units/:id/card">{({ id }) => <UnitCard key={id} id={id} />}</Route>}
            {session.permissions.includes('registers:read') && <Route path="/look-up" component={LookUp} />}
            {session.permissions.includes('registers:work') && <Route path="/readings" component={Readings} />}
            {session.permissions.includes('registers:read') && <Route path="/r/:id">{({ id }) => <RegisterRecord key={id} id={id} />}</Route>}
            {session.permissions.includes('environment:work') && <Route path="/environment" component={EnvironmentToday} />}
            {session.permissions.includes('defects:read') && <Route path="/defects" component={Defects} />}
            {session.permissions.includes('defects:work') && <Route path="/defects/new" component={NewDefect} />}
            {session.permissions.includes('defects:read') && <Route path="/defects/:id">{({ id }) => <DefectScreen key={id} />}</Route>}
            {mayWalk && <Route path="/inspections" component={Inspections} />}
            {session.permissions.includes('maintenance:work') && <Route path="/services" component={Services} />}
            {isStaff && session.permissions.includes('maintenance:read') && <Route path="/services/:id">{({ id }) => <ServiceScreen key={id} />}</Route>}
            {(mayWalk || maySee) && <Route path="/inspections/report" component={ReportFinding} />}
            {isStaff && <Route path="/inspections/unsent" component={Unsent} />}
            {mayWalk && <Route path="/inspections/findings" component={MyFindings} />}
            {mayWalk && <Route path="/inspections/lamps" component={CountLamps} />}
            {mayWalk && <Route path="/inspections/night" component={NightReading} />}
            {maySee && <Route path="/zone-standards" component={ZonePlace} />}
            {mayWalk && <Route path="/inspections/:id">{({ id }) => <RoundScreen key={id} />}</Route>}
            {mayWalk && <Route path="/inspections/:id/:pointId">{({ id, pointId }) => <PointScreen key={`${id}/${pointId}`} />}</Route>}
            {mayWalk && <Route path="/findings/:id">{({ id }) => <FindingScreen key={id} />}</Route>}
            {mayWalk && <Route path="/p/:tag">{({ tag }) => <ByTag key={tag} />}</Route>}
            {session.permissions.includes('violations:read') && <Route path="/violations" component={Violations} />}
            {session.permissions.includes('violations:work') && <Route path="/violations/new" component={ReportViolation} />}
            {session.permissions.includes('violations:read') && <Route path="/violations/:id">{({ id }) => <ViolationScreen key={id} />}</Route>}
            {session.permissions.includes('emergency:read') && <Route path="/incidents" component={Incidents} />}
            {session.permissions.includes('emergency:work') && <Route path="/incidents/new" component={ReportIncident} />}
            {session.permissions.includes('emergency:read') && <Route path="/incidents/:id">{({ id }) => <IncidentScreen key={id} />}</Route>}
            <Route path="/sign-in">
              <Redirect to="/" replace />
            </Route>
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </ScreenBoundary>
      <Tabs tabs={tabs} accountId={account.id} />
    </Router>
  )
}

/** A new screen begins at its top; going back keeps the place, which the browser restores. */
function Moves() {
  const [path] = useLocation()
  useEffect(() => {
    noteMove()
    if (!isBack) window.scrollTo(0, 0)
    isBack = false
  }, [path])
  return null
}
let isBack = false
window.addEventListener('popstate', () => {
  isBack = true
})
