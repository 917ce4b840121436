import { exportLeavers } from '../../src/services/exportLeavers.ts'
import { exportCompliance, exportForecast, exportLapsed } from '../../src/services/exportRenewals.ts'
import { exportNotice, readNoticeQuery, readNoticeSubject } from '../../src/services/noticeGiven.ts'
import { exportRosterList, readRosterQuery } from '../../src/services/rosters/rosterList.ts'
import { exportTrainingProgress, readTrainingQuery } from '../../src/services/training/trainingProgress.ts'
import { csvReport, organizationAsked } from './csvReport.ts'

/** `GET /api/requests/leavers.csv`: open deactivations by their last moment (R40). */
export const leaversEndpoint = csvReport({
  path: '/leavers.csv',
  name: 'leavers',
  make: (req) => exportLeavers(req, organizationAsked(req)),
})

/** `GET /api/organizations/notice.csv`: days of notice, `?by=requestor|organization&days=90|365` (R42). */
export const noticeEndpoint = csvReport({
  path: '/notice.csv',
  name: 'notice-given',
  make: (req) => {
    const said = Object.fromEntries(req.searchParams)
    return exportNotice(req, readNoticeSubject(said.by), readNoticeQuery(said))
  },
})

/** `GET /api/organizations/compliance.csv`: where active accounts stand (R11). */
export const complianceEndpoint = csvReport({
  path: '/compliance.csv',
  name: 'compliance',
  make: (req) => exportCompliance(req, organizationAsked(req)),
})

/** `GET /api/organizations/forecast.csv`: when active accounts fall due, week by week (R11). */
export const forecastEndpoint = csvReport({
  path: '/forecast.csv',
  name: 'renewal-forecast',
  make: (req) => exportForecast(req, organizationAsked(req)),
})

/** `GET /api/staff/lapsed.csv`: active accounts whose documents have lapsed (R11). */
export const lapsedEndpoint = csvReport({
  path: '/lapsed.csv',
  name: 'lapsed',
  make: (req) => exportLapsed(req, organizationAsked(req)),
})

/** `GET /api/requestors/training.csv`: who has gone through the training, `?show=not-yet|confirmed` (R48). */
export const trainingProgressEndpoint = csvReport({
  path: '/training.csv',
  name: 'training-progress',
  make: (req) => exportTrainingProgress(req, readTrainingQuery(Object.fromEntries(req.searchParams))),
})

/** `GET /api/requestors/rosters.csv`: who has not answered for their staff this quarter, `?show=waiting` (R59). */
export const rostersEndpoint = csvReport({
  path: '/rosters.csv',
  name: 'rosters',
  make: (req) => exportRosterList(req, readRosterQuery(Object.fromEntries(req.searchParams))),
})
