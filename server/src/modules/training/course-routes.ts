import { courses, programmes, sharing } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { addReadyCourses } from './courses/add-ready.ts'
import { actOnCourse, changeCourse, createCourse, getCourse, listCourses, noteProgress } from './courses/courses.ts'
import { programmesFile } from './export-exam-lists.ts'
import { coursesFile, planLinesFile } from './export-lists.ts'
import { trainingFigures } from './plans/figures.ts'
import { listExchanges, recordExchange } from './lessons/exchanges.ts'
import { planExchangeExport, planLessonExport } from './lessons/export.ts'
import { actOnLesson, changeLesson, createLesson, getLesson, lessonTimeline, listLessons } from './lessons/lessons.ts'
import { dropPlanLine, listPlanLines, planYear } from './plans/plan.ts'
import { listOwedCourses, planOwedExport } from './programmes/owed.ts'
import { addReadyProgrammes, changeProgramme, createProgramme, getProgramme, listProgrammes } from './programmes/programmes.ts'
import { planSessionExport } from './sessions/export.ts'
import { addSessionNote, listSessionNotes, publishTip, removeSessionNote } from './sessions/notes.ts'
import { getSession, listSessions, sessionTimeline } from './sessions/present.ts'
import { actOnSession, changeSession, createSession } from './sessions/sessions.ts'
import { giveFeedback, signIn, signInByHand, signInCode } from './sessions/sign-in.ts'

export const courseRoutes: Route[] = [
  route(courses.listCourses, listCourses),
  coursesFile,
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
  planLinesFile,
  route(courses.planYear, planYear),
  route(courses.dropPlanLine, dropPlanLine),
  route(sharing.listSessionNotes, listSessionNotes),
  route(sharing.addSessionNote, addSessionNote),
  route(sharing.removeSessionNote, removeSessionNote),
  route(sharing.publishTip, publishTip),
  route(sharing.listLessons, listLessons),
  rawRoute(sharing.exportLessons, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLessonExport(ctx, query))),
  route(sharing.createLesson, createLesson),
  route(sharing.getLesson, getLesson),
  route(sharing.changeLesson, changeLesson),
  route(sharing.actOnLesson, actOnLesson),
  route(sharing.lessonTimeline, lessonTimeline),
  route(sharing.listExchanges, listExchanges),
  rawRoute(sharing.exportExchanges, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planExchangeExport(ctx, query))),
  route(sharing.recordExchange, recordExchange),
  programmesFile,
  route(programmes.listProgrammes, listProgrammes),
  route(programmes.listOwedCourses, listOwedCourses),
  rawRoute(programmes.exportOwedCourses, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOwedExport(ctx, query))),
  route(programmes.createProgramme, createProgramme),
  route(programmes.addReadyProgrammes, addReadyProgrammes),
  route(programmes.getProgramme, getProgramme),
  route(programmes.changeProgramme, changeProgramme),
]
