import { courses } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { addReadyCourses } from './courses/add-ready.ts'
import { actOnCourse, changeCourse, createCourse, getCourse, listCourses, noteProgress } from './courses/courses.ts'
import { trainingFigures } from './plans/figures.ts'
import { dropPlanLine, listPlanLines, planYear } from './plans/plan.ts'
import { planSessionExport } from './sessions/export.ts'
import { getSession, listSessions, sessionTimeline } from './sessions/present.ts'
import { actOnSession, changeSession, createSession } from './sessions/sessions.ts'
import { giveFeedback, signIn, signInByHand, signInCode } from './sessions/sign-in.ts'

export const courseRoutes: Route[] = [
  route(courses.listCourses, listCourses),
  route(courses.createCourse, createCourse),
  route(courses.addReadyCourses, addReadyCourses),
  route(courses.getCourse, getCourse),
  route(courses.changeCourse, changeCourse),
  route(courses.actOnCourse, actOnCourse),
  route(courses.noteProgress, noteProgress),
  route(courses.listSessions, listSessions),
  route(courses.trainingFigures, trainingFigures),
  rawRoute(courses.exportSessions, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planSessionExport(ctx, query))),
  route(courses.createSession, createSession),
  route(courses.getSession, getSession),
  route(courses.changeSession, changeSession),
  route(courses.actOnSession, actOnSession),
  route(courses.signInCode, signInCode),
  route(courses.signIn, signIn),
  route(courses.signInByHand, signInByHand),
  route(courses.giveFeedback, giveFeedback),
  route(courses.sessionTimeline, sessionTimeline),
  route(courses.listPlanLines, listPlanLines),
  route(courses.planYear, planYear),
  route(courses.dropPlanLine, dropPlanLine),
]
