import { sendDue } from '../mail/sender.ts'
import { openTransport } from '../mail/transport.ts'
import type { Application } from '../services/application.ts'
import { openIncidents } from '../services/openIncidents.ts'
import type { DemoClock } from './demoClock.ts'
import { firstSampleForms, laterSampleForms, writeSampleForms } from './sampleForms.ts'
import { writeSampleOrganizations } from './sampleOrganizations.ts'
import { sampleAccountStories } from './sampleAccountStories.ts'
import { sampleStories } from './sampleStories.ts'
import type { Step } from './story.ts'
import { StoryTeller } from './storyTeller.ts'

const hour = 60 * 60 * 1000

/**
 * Fills an installation with SAMPLE organizations, forms and requests of every kind and state, all through the
 * services that people use, on days of the past year. What is there already is left as it is, so a run that was
 * cut off is completed by the next.
 */
export async function writeSampleData(app: Application, clock: DemoClock): Promise<void> {
  const present = clock.now()
  const transport = openTransport(app.config)
  try {
    const organizations = await writeSampleOrganizations(app)
    const teller = new StoryTeller(app, organizations)
    const user = await teller.coordinator('operations-unit')
    await writeSampleForms(app, clock, { user, forms: firstSampleForms })
    for (const { story, step, at } of inOrderOfTime(present)) {
      clock.at(at)
      await openIncidents(app) // what was late by then was found by then
      await teller.tell(story, step)
      while (await sendDue(app, transport)); // mail of that day is sent on that day
    }
    await writeSampleForms(app, clock, { user, forms: laterSampleForms })
  } finally {
    clock.toPresent()
    await transport.close()
  }
}

/** Every step of every story, oldest first. */
function inOrderOfTime(present: Date) {
  return [...sampleStories, ...sampleAccountStories]
    .flatMap((story) =>
      story.steps.map((step: Step) => ({
        story,
        step,
        at: new Date(present.getTime() - step.hoursAgo * hour),
      })),
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}
