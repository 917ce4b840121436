import type { TypedUser } from 'payload'
import { sendDue } from '../mail/sender.ts'
import { openTransport } from '../mail/transport.ts'
import type { Application } from '../services/application.ts'
import { openIncidents } from '../services/openIncidents.ts'
import type { DemoClock } from './demoClock.ts'
import { plantSampleFaults } from './sampleFaults.ts'
import { sampleFaultStories } from './sampleFaultStories.ts'
import { publishSampleForm, sampleForms } from './sampleForms.ts'
import { writeSampleOrganizations } from './sampleOrganizations.ts'
import { sampleAccountStories } from './sampleAccountStories.ts'
import { sampleStories } from './sampleStories.ts'
import { day } from './story.ts'
import { StoryTeller } from './storyTeller.ts'

const hour = 60 * 60 * 1000

/**
 * Fills an installation with SAMPLE organizations, forms and requests of every kind and state, all through the
 * services that people use, on days of the past year; but for the faults that no service lets happen. What is there
 * already is left as it is, so a run that was cut off is completed by the next.
 */
export async function writeSampleData(app: Application, clock: DemoClock): Promise<void> {
  const transport = openTransport(app.config)
  try {
    const organizations = await writeSampleOrganizations(app)
    const teller = new StoryTeller(app, organizations)
    const user = await teller.coordinator('operations-unit')
    for (const { at, tell } of inOrderOfTime(app, teller, user)) {
      clock.at(at)
      await openIncidents(app) // what was late by then was found by then
      await tell()
      while (await sendDue(app, transport)); // mail of that day is sent on that day
    }
    await plantSampleFaults(app)
  } finally {
    clock.toPresent()
    await transport.close()
  }
}

/** Something that happened at one moment of the past. */
type Moment = { at: Date; tell: () => Promise<void> }

/** Every revision of a form and every step of every story, oldest first. */
function inOrderOfTime(app: Application, teller: StoryTeller, user: TypedUser): Moment[] {
  const present = app.clock.now().getTime()
  const ago = (hours: number) => new Date(present - hours * hour)
  const published = sampleForms.map((form): Moment => ({
    at: ago(form.daysAgo * day),
    tell: () => publishSampleForm(app, user, form),
  }))
  const told = [...sampleStories, ...sampleAccountStories, ...sampleFaultStories].flatMap((story) =>
    story.steps.map((step): Moment => ({ at: ago(step.hoursAgo), tell: () => teller.tell(story, step) })),
  )
  return [...published, ...told].sort((one, other) => one.at.getTime() - other.at.getTime())
}
