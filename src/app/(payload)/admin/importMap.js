import { ReviewPage as ReviewPage_364f9228498a15fca5bea2915f46fdfd } from '../../../../src/panel/review/ReviewPage.tsx'
import { Inbox as Inbox_694f5691bbabc8af739acbae040b3a16 } from '../../../../src/panel/inbox/Inbox.tsx'
import { Icon as Icon_e3e64b2782c6d5577185aeee89b0a913 } from '../../../../src/panel/parts/Logo.tsx'
import { Logo as Logo_e3e64b2782c6d5577185aeee89b0a913 } from '../../../../src/panel/parts/Logo.tsx'
import { Dashboard as Dashboard_80703ade5c73956060b028bc353e445b } from '../../../../src/panel/dashboard/Dashboard.tsx'
import { UnownedPage as UnownedPage_6a7964ce7ec913f40b0b18e4a65ff03a } from '../../../../src/panel/unowned/UnownedPage.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/panel/review/ReviewPage.tsx#ReviewPage": ReviewPage_364f9228498a15fca5bea2915f46fdfd,
  "/src/panel/inbox/Inbox.tsx#Inbox": Inbox_694f5691bbabc8af739acbae040b3a16,
  "/src/panel/parts/Logo.tsx#Icon": Icon_e3e64b2782c6d5577185aeee89b0a913,
  "/src/panel/parts/Logo.tsx#Logo": Logo_e3e64b2782c6d5577185aeee89b0a913,
  "/src/panel/dashboard/Dashboard.tsx#Dashboard": Dashboard_80703ade5c73956060b028bc353e445b,
  "/src/panel/unowned/UnownedPage.tsx#UnownedPage": UnownedPage_6a7964ce7ec913f40b0b18e4a65ff03a,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
