import { Facts as Facts_ab7f2b8b42d14c59f571f42419d9c00f } from '../../../../src/panel/parts/Facts.tsx'
import { ItemPage as ItemPage_f705cc809b9280438d1294fbaf3b23bd } from '../../../../src/panel/quarterlyReview/ItemPage.tsx'
import { ReviewList as ReviewList_7df5c26881c8b788eaa5f8aaa655c378 } from '../../../../src/panel/quarterlyReview/ReviewList.tsx'
import { ReviewPage as ReviewPage_364f9228498a15fca5bea2915f46fdfd } from '../../../../src/panel/review/ReviewPage.tsx'
import { Inbox as Inbox_694f5691bbabc8af739acbae040b3a16 } from '../../../../src/panel/inbox/Inbox.tsx'
import { StaffPage as StaffPage_d05832b5345241041951fbc238227a64 } from '../../../../src/panel/people/StaffPage.tsx'
import { StaffList as StaffList_700b9b8bfad61075c2d38c5e340b5f33 } from '../../../../src/panel/people/StaffList.tsx'
import { EventPage as EventPage_4882bd4bf0c0fba2104aaf0e4666c4be } from '../../../../src/panel/audit/EventPage.tsx'
import { TrailPage as TrailPage_90f841a8256a73abd1559b841e531540 } from '../../../../src/panel/audit/TrailPage.tsx'
import { IncidentPage as IncidentPage_36469381fa8bca9c258e0d0b5af0bac9 } from '../../../../src/panel/incidents/IncidentPage.tsx'
import { IncidentList as IncidentList_088b09c0b8469dba4056812affa04da1 } from '../../../../src/panel/incidents/IncidentList.tsx'
import { LetterPage as LetterPage_c6f61deeffedd0f33e06ae1c560c50bd } from '../../../../src/panel/quarterlyReview/LetterPage.tsx'
import { LetterList as LetterList_1ba8fef59720f455566326a55b137894 } from '../../../../src/panel/quarterlyReview/LetterList.tsx'
import { ReviewPage as ReviewPage_b8802d7e16eb9be8b4158ba352f1878d } from '../../../../src/panel/quarterlyReview/ReviewPage.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { KindField as KindField_c837694c25149a0f5e80fc7107bdd078 } from '../../../../src/panel/coordinators/guardedFields.tsx'
import { ActiveField as ActiveField_c837694c25149a0f5e80fc7107bdd078 } from '../../../../src/panel/coordinators/guardedFields.tsx'
import { LastDayField as LastDayField_c837694c25149a0f5e80fc7107bdd078 } from '../../../../src/panel/coordinators/guardedFields.tsx'
import { Organizations as Organizations_0f6b4bc50ae897022ccdcb3eb27e0ce0 } from '../../../../src/panel/organizations/Organizations.tsx'
import { Icon as Icon_e3e64b2782c6d5577185aeee89b0a913 } from '../../../../src/panel/parts/Logo.tsx'
import { Logo as Logo_e3e64b2782c6d5577185aeee89b0a913 } from '../../../../src/panel/parts/Logo.tsx'
import { NavLinks as NavLinks_26765125fea4cd039d682de04cc7d694 } from '../../../../src/panel/parts/NavLinks.tsx'
import { Dashboard as Dashboard_80703ade5c73956060b028bc353e445b } from '../../../../src/panel/dashboard/Dashboard.tsx'
import { AbsencePage as AbsencePage_5cfe99489cfe34f6dccd116c06a60555 } from '../../../../src/panel/absence/AbsencePage.tsx'
import { UnownedPage as UnownedPage_6a7964ce7ec913f40b0b18e4a65ff03a } from '../../../../src/panel/unowned/UnownedPage.tsx'
import { FormsPage as FormsPage_304f3c09d833786cd688c30f05dacf88 } from '../../../../src/panel/forms/FormsPage.tsx'
import { TrainingProgressPage as TrainingProgressPage_a5b5fc76037cd75c0c71376f8075a93f } from '../../../../src/panel/training/TrainingProgressPage.tsx'
import { DutiesPage as DutiesPage_8d9a8c923ea3ac58c307a67022b2f2ec } from '../../../../src/panel/duties/DutiesPage.tsx'
import { StandingPage as StandingPage_35d94b53dd5c0293b04a61548cc76e85 } from '../../../../src/panel/coordinators/StandingPage.tsx'
import { RostersPage as RostersPage_b62259c3dc60702a75a035db92aac241 } from '../../../../src/panel/rosters/RostersPage.tsx'
import { AnnouncementsPage as AnnouncementsPage_b256d9929db3c7b72f87854a433944b1 } from '../../../../src/panel/announcements/AnnouncementsPage.tsx'
import { LeaversPage as LeaversPage_b2db2615dbc14a528f0be294fd72efb2 } from '../../../../src/panel/leavers/LeaversPage.tsx'
import { RenewalsPage as RenewalsPage_2ed201235bb191ac471cab57e99edf47 } from '../../../../src/panel/renewals/RenewalsPage.tsx'
import { JobsPage as JobsPage_ca959e4b25654cf786f7151dd98b6f92 } from '../../../../src/panel/jobs/JobsPage.tsx'
import { IncidentReportPage as IncidentReportPage_61f070dc66b287362d35184a42bdf1ee } from '../../../../src/panel/incidents/IncidentReportPage.tsx'
import { ReviewReportPage as ReviewReportPage_054297bcaab1895e38b0dce9cfa655ec } from '../../../../src/panel/quarterlyReview/ReviewReportPage.tsx'
import { NeverSampledPage as NeverSampledPage_6d7cb253993443d6fc88ddb9ad70ca13 } from '../../../../src/panel/quarterlyReview/NeverSampledPage.tsx'
import { OrganizationReportPage as OrganizationReportPage_240e9472889cb43e2db2d3b3744c1a35 } from '../../../../src/panel/organizations/OrganizationReportPage.tsx'
import { OrganizationPage as OrganizationPage_f421df0218143611cb27986799f16e00 } from '../../../../src/panel/organizations/OrganizationPage.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/panel/parts/Facts.tsx#Facts": Facts_ab7f2b8b42d14c59f571f42419d9c00f,
  "/src/panel/quarterlyReview/ItemPage.tsx#ItemPage": ItemPage_f705cc809b9280438d1294fbaf3b23bd,
  "/src/panel/quarterlyReview/ReviewList.tsx#ReviewList": ReviewList_7df5c26881c8b788eaa5f8aaa655c378,
  "/src/panel/review/ReviewPage.tsx#ReviewPage": ReviewPage_364f9228498a15fca5bea2915f46fdfd,
  "/src/panel/inbox/Inbox.tsx#Inbox": Inbox_694f5691bbabc8af739acbae040b3a16,
  "/src/panel/people/StaffPage.tsx#StaffPage": StaffPage_d05832b5345241041951fbc238227a64,
  "/src/panel/people/StaffList.tsx#StaffList": StaffList_700b9b8bfad61075c2d38c5e340b5f33,
  "/src/panel/audit/EventPage.tsx#EventPage": EventPage_4882bd4bf0c0fba2104aaf0e4666c4be,
  "/src/panel/audit/TrailPage.tsx#TrailPage": TrailPage_90f841a8256a73abd1559b841e531540,
  "/src/panel/incidents/IncidentPage.tsx#IncidentPage": IncidentPage_36469381fa8bca9c258e0d0b5af0bac9,
  "/src/panel/incidents/IncidentList.tsx#IncidentList": IncidentList_088b09c0b8469dba4056812affa04da1,
  "/src/panel/quarterlyReview/LetterPage.tsx#LetterPage": LetterPage_c6f61deeffedd0f33e06ae1c560c50bd,
  "/src/panel/quarterlyReview/LetterList.tsx#LetterList": LetterList_1ba8fef59720f455566326a55b137894,
  "/src/panel/quarterlyReview/ReviewPage.tsx#ReviewPage": ReviewPage_b8802d7e16eb9be8b4158ba352f1878d,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/panel/coordinators/guardedFields.tsx#KindField": KindField_c837694c25149a0f5e80fc7107bdd078,
  "/src/panel/coordinators/guardedFields.tsx#ActiveField": ActiveField_c837694c25149a0f5e80fc7107bdd078,
  "/src/panel/coordinators/guardedFields.tsx#LastDayField": LastDayField_c837694c25149a0f5e80fc7107bdd078,
  "/src/panel/organizations/Organizations.tsx#Organizations": Organizations_0f6b4bc50ae897022ccdcb3eb27e0ce0,
  "/src/panel/parts/Logo.tsx#Icon": Icon_e3e64b2782c6d5577185aeee89b0a913,
  "/src/panel/parts/Logo.tsx#Logo": Logo_e3e64b2782c6d5577185aeee89b0a913,
  "/src/panel/parts/NavLinks.tsx#NavLinks": NavLinks_26765125fea4cd039d682de04cc7d694,
  "/src/panel/dashboard/Dashboard.tsx#Dashboard": Dashboard_80703ade5c73956060b028bc353e445b,
  "/src/panel/absence/AbsencePage.tsx#AbsencePage": AbsencePage_5cfe99489cfe34f6dccd116c06a60555,
  "/src/panel/unowned/UnownedPage.tsx#UnownedPage": UnownedPage_6a7964ce7ec913f40b0b18e4a65ff03a,
  "/src/panel/forms/FormsPage.tsx#FormsPage": FormsPage_304f3c09d833786cd688c30f05dacf88,
  "/src/panel/training/TrainingProgressPage.tsx#TrainingProgressPage": TrainingProgressPage_a5b5fc76037cd75c0c71376f8075a93f,
  "/src/panel/duties/DutiesPage.tsx#DutiesPage": DutiesPage_8d9a8c923ea3ac58c307a67022b2f2ec,
  "/src/panel/coordinators/StandingPage.tsx#StandingPage": StandingPage_35d94b53dd5c0293b04a61548cc76e85,
  "/src/panel/rosters/RostersPage.tsx#RostersPage": RostersPage_b62259c3dc60702a75a035db92aac241,
  "/src/panel/announcements/AnnouncementsPage.tsx#AnnouncementsPage": AnnouncementsPage_b256d9929db3c7b72f87854a433944b1,
  "/src/panel/leavers/LeaversPage.tsx#LeaversPage": LeaversPage_b2db2615dbc14a528f0be294fd72efb2,
  "/src/panel/renewals/RenewalsPage.tsx#RenewalsPage": RenewalsPage_2ed201235bb191ac471cab57e99edf47,
  "/src/panel/jobs/JobsPage.tsx#JobsPage": JobsPage_ca959e4b25654cf786f7151dd98b6f92,
  "/src/panel/incidents/IncidentReportPage.tsx#IncidentReportPage": IncidentReportPage_61f070dc66b287362d35184a42bdf1ee,
  "/src/panel/quarterlyReview/ReviewReportPage.tsx#ReviewReportPage": ReviewReportPage_054297bcaab1895e38b0dce9cfa655ec,
  "/src/panel/quarterlyReview/NeverSampledPage.tsx#NeverSampledPage": NeverSampledPage_6d7cb253993443d6fc88ddb9ad70ca13,
  "/src/panel/organizations/OrganizationReportPage.tsx#OrganizationReportPage": OrganizationReportPage_240e9472889cb43e2db2d3b3744c1a35,
  "/src/panel/organizations/OrganizationPage.tsx#OrganizationPage": OrganizationPage_f421df0218143611cb27986799f16e00,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
