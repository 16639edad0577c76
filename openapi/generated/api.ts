// Generated from gp-services.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The practice, whom to call now, and what it offers online */
        get: operations["getPractice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and for whom they may act */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practitioners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works here, the own GP first */
        get: operations["listPractitioners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointment-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kinds of appointment, judged for a person
         * @description Staff ask without a person, and get all kinds as they are: `selfBookable` then says whether patients book it themselves.
         */
        get: operations["listAppointmentTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time-slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Free times of one kind
         * @description For staff every time that nobody has or holds, from now on, on days when the practice is open: lead time, horizon and kept
         *     times bind patients alone. They ask without a person; with `appointmentId` they look for another time for that appointment.
         */
        get: operations["listTimeSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time-slot-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many free times each day has */
        get: operations["listTimeSlotDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slot-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a time while the form is filled in */
        post: operations["createSlotHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slot-holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give a held time back */
        delete: operations["releaseSlotHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slot-holds/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the time a little longer
         * @description Works while the hold lives, at least ten times. A hold carries no ETag: extending it twice is harmless.
         */
        post: operations["extendSlotHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appointments of a person; for staff, of the practice
         * @description Staff, and the practice's own system, ask for days (`from`, `to`) or for what changed (`updatedSince`). The second can be
         *     read on for ever: each answer gives `resume`, also when nothing had changed. The same question with that as `cursor` gives
         *     what changed after it, in the order in which it was written: nothing is left out, also when it was written late, and nothing
         *     comes twice but what changed again. Keep it where it survives a restart, and set it on when the page was taken over.
         *
         *     With `Accept: application/fhir+json` staff get a FHIR R4 Bundle (`searchset`) of Appointments and their Slots, as `gp-gateway export` writes them;
         *     its links `next` and `urn:gp-elements:resume` hold the address of the next page and of what changes after it. Requests that the
         *     practice has not accepted are left out, and of what changed also what its own system has as it is now
         *     (`POST /appointment-acknowledgements`): a page may be empty and still have a next one.
         */
        get: operations["listAppointments"];
        put?: never;
        /**
         * Book a time, or ask for it
         * @description Staff book for a patient who phones or stands at the desk: with `personId` and `madeVia`, without a hold. Of the rules only
         *     those hold that say that a time or a person is not there: nobody else has or holds the time, the practitioner does the kind,
         *     the practice is open, the person has nothing else then. It is booked at once, also where patients can only ask, and the
         *     patient is told.
         */
        post: operations["createAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointment-acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the practice's own system has these appointments
         * @description Each of the revision that was read. A later change, but for one that the practice's system made itself, makes the
         *     appointment not taken over again: it stands in `GET /appointments?updatedSince=` anew. An acknowledgement of an earlier
         *     revision is kept, and answered with `outdated`. Saying it again changes nothing. No If-Match: each item names its revision.
         */
        post: operations["acknowledgeAppointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One appointment */
        get: operations["getAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The appointment as a calendar file */
        get: operations["getAppointmentCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/rescheduling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an appointment to another time of the same kind
         * @description The old time is given back and the new one taken in one step: on refusal the old time stays.
         *     Staff move any appointment that stands, to a time of any practitioner who does the kind; it keeps its length. The patient is
         *     told once.
         */
        post: operations["rescheduleAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an appointment
         * @description When staff cancel, it is the practice that does, and the patient reads the `reason`; they are told once that another time can
         *     be chosen.
         */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a person at the practice
         * @description In the order in which it should be done: by the promised day, oldest first. Done and lapsed items are kept for 90 days and
         *     come latest first.
         */
        get: operations["listWorkItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item */
        get: operations["getWorkItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-items/{id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deal with it, or leave it
         * @description Before anyone types: from then on colleagues read who is dealing with it. The first assignment also says that it was seen.
         */
        post: operations["assignWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-items/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept, refuse, or say that it was handled
         * @description `accept` books the time that was asked for; when somebody else has it by now it is refused with `slot-taken`, and the
         *     request stays open. The decision is told to the patient.
         */
        post: operations["decideWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/medication-treatments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Medication, grouped by treatment
         * @description All medication that is known here, also of others than the practice: each line says whose word it is. Whether it can be ordered
         *     again stands on each. `stopped` is what ended in the last months (a setting of the practice).
         */
        get: operations["listMedicationTreatments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/medication-overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The medication overview, to read, print or take along
         * @description The same content in four forms, by `Accept`: JSON; a tagged PDF; a FHIR R4 Bundle of MP9 building blocks; a page for print.
         *     What it knows can be incomplete, and each form says so.
         */
        get: operations["getMedicationOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pharmacies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where repeats can be sent */
        get: operations["listPharmacies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Repeats that were asked for */
        get: operations["listRepeatRequests"];
        put?: never;
        /**
         * Ask for a repeat
         * @description Each line is judged by the rules of the practice as they are now; one that cannot be ordered refuses the whole, and `errors` names the
         *     lines by JSON pointer. Nobody repeats a line that was asked for already and is not answered (`repeat-requested-already`).
         */
        post: operations["createRepeatRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One repeat that was asked for */
        get: operations["getRepeatRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-requests/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a repeat back
         * @description Until someone at the practice begins with it; from then on call the practice (`repeat-in-review`).
         */
        post: operations["withdrawRepeatRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Repeats that the practice has to answer */
        get: operations["listRepeatTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description With `Accept: application/fhir+json` a Bundle of MP9: each line a proposal for a dispense request (MedicationRequest, intent `plan`), with the
         *     practice's coded reply to it (Communication), for staff and other systems.
         */
        get: operations["getRepeatTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-tasks/{id}/preparation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose an answer per line
         * @description By anyone of the staff, for the prescriber. The patient reads that the practice has begun, and can no longer take it back. What was
         *     prepared before is replaced, line by line.
         */
        post: operations["prepareRepeatTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-tasks/{id}/prescriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the prescription was made
         * @description For approved lines, once it is made in the practice's own system. The patient reads that it has gone to the pharmacy.
         */
        post: operations["recordRepeatPrescriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer one or several
         * @description For prescribers (`prescriber` beside `staff` in the token). Each task by itself: one that changed, or that has a signal and no decision of
         *     its own here, is left alone and said so. The patient reads the answer at once.
         */
        post: operations["authoriseRepeatTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repeat-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What another system reports of a line
         * @description By a token with the scope `system`, of the practice's or the pharmacy's own system.
         */
        post: operations["receiveRepeatMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where notices about appointments go */
        get: operations["getContactDetails"];
        /** Say where notices go, and whether reminders are wanted */
        put: operations["putContactDetails"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-details/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show that an address or number is one's own
         * @description With the code that was sent to it. A wrong one counts as a try (`limit` says how many are left); after the last, or
         *     when its time is over, only a new code helps.
         */
        post: operations["confirmContactDetails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do several things together, with a while to undo
         * @description Nothing changes and nobody is told until `executesAt`, 30 seconds from now. Then each target is dealt with by itself: one that
         *     changed in the meantime is left alone, with its reason. What was planned is carried out after a restart too. Work items say
         *     that they are `planned`, and are nobody else's until then; one that cannot be is left out at once, with its reason.
         */
        post: operations["createBulkAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of it */
        get: operations["getBulkAction"];
        put?: never;
        post?: never;
        /** Undo it before it is carried out */
        delete: operations["undoBulkAction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/person-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a patient of the practice
         * @description By name, birth date or both. A POST, so that neither stands in an address. Everyone who is found is noted in the access log.
         */
        post: operations["searchPersons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practice-days/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diaries and free times of one day */
        get: operations["getPracticeDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close days or a part of one, and cancel what stands on them, with a while to undo
         * @description A bulk action like any other: until its `executesAt` nothing changes, nobody is told, and `undoBulkAction` takes it back. Then, in one step,
         *     the closure is part of the settings (shown to patients with the replacing practice, and no time is offered), and every
         *     appointment that stands on these days is cancelled by the practice, those that were made meanwhile included. Of a part of a day
         *     that is every appointment of which a minute is in it. Its targets are what stands now.
         *
         *     What was closed before and lies within it is replaced by it: who closes the same days once more says it in other words.
         */
        post: operations["createClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes from now on, as it happens
         * @description Server-sent events, for `fetch` with a token rather than for `EventSource`. The `data` of each is a LiveEvent; read the
         *     resource again to see what changed. Events come in order, each once, and only about people for whom the actor may
         *     act at that moment; staff hear everything. The first block has an id alone: the place to resume from. Send the last id that was seen as
         *     `Last-Event-ID` to go on where a broken connection ended; events are kept for 24 hours. A line that begins with `:`
         *     is a sign of life, at least every 20 seconds. The stream ends when the token does.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the digital services bring, by month
         * @description Figures of whole months that are over, in the practice's zone. A month stands from a week after its end, so that what a
         *     record system tells late is in it, and does not change after that. Every figure of a period follows from the months
         *     alone: asking again, or for periods that overlap, tells nothing more.
         *
         *     Counts from 1 to 9 are hidden, and with them whatever they could be worked out from.
         */
        get: operations["getAdoptionReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/adoption/months/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the practice itself filled in for a month */
        get: operations["getAdoptionMonth"];
        /**
         * Fill in phone calls and registered patients of a month
         * @description Replaces both figures; one that is left out is none. A month in which nothing was filled in has the ETag `"0"`. A month
         *     that is still to come does not exist.
         */
        put: operations["putAdoptionMonth"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the practice decides for itself */
        get: operations["getSettings"];
        /**
         * Change the settings
         * @description Replaces the whole document; it holds from the next request on. What contradicts itself is refused with
         *     `validation-failed`, a finding per place. The same document again changes nothing and makes no new revision. A list of
         *     alarm signs that somebody signed off changes only under another `version`.
         */
        put: operations["putSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed which settings, and when
         * @description Latest first. None is ever removed.
         */
        get: operations["listSettingsChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/changes/{revision}/undoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a change of the settings
         * @description Gives the parts that this change altered their value of before it, as a new change. What was changed elsewhere since stays.
         *     Refused with `settings-changed-since` when one of those parts was changed again.
         */
        post: operations["undoSettingsChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description That something changed, never what. Ignore an unknown `type`. */
        LiveEvent: {
            /** @description Place in the stream. Opaque; send it back to resume. */
            id: string;
            /**
             * @description `appointment-changed`: made, moved, cancelled, answered or otherwise changed, by anyone. `work-item-changed`: for staff;
             *     made, assigned, decided or lapsed. `bulk-action-changed`: for staff; planned, undone or carried out. `practice-changed`: for
             *     everyone; its settings, such as what is closed, so times that were read may not be offered any more. `repeat-request-changed`:
             *     asked for, withdrawn, or answered in part or whole. `medication-changed`: something of someone's medication was taken in. `reset`: what happened since
             *     the given id is no longer known, so read everything again.
             * @enum {string}
             */
            type: "appointment-changed" | "work-item-changed" | "bulk-action-changed" | "practice-changed" | "repeat-request-changed" | "medication-changed" | "reset";
            /**
             * Format: uri-reference
             * @description Path below the contract's base address. Absent with `reset`.
             */
            resource?: string;
        };
        /**
         * @description Everything that a practice decides for itself, as one document: read and changed by a manager, or loaded
         *     with `gp-gateway settings <file>`; kept in the store, judged by pure rules. Kinds and practitioners themselves come from the import; settings name them by source id.
         */
        PracticeSettings: {
            name: string;
            address?: components["schemas"]["Address"];
            timeZone: string;
            language: components["schemas"]["Language"];
            phones: components["schemas"]["Phones"];
            openingHours: components["schemas"]["OpeningHours"][];
            closures: components["schemas"]["Closure"][];
            holidays: {
                /**
                 * @description ISO 3166-1 code, in capitals, whose public holidays close the practice. One without known holidays is refused.
                 * @example NL
                 */
                country?: string;
                /** @description Public holidays on which it is open. */
                openOn?: components["schemas"]["LocalDate"][];
            };
            services: components["schemas"]["Service"][];
            /** @description By language; the practice's own language must be there. */
            alarmSigns: {
                [key: string]: components["schemas"]["AlarmSigns"];
            };
            /** @description By language. */
            texts?: {
                [key: string]: components["schemas"]["PracticeTexts"];
            };
            booking: components["schemas"]["BookingSettings"];
            medication?: components["schemas"]["MedicationSettings"];
            repeats?: components["schemas"]["RepeatSettings"];
            notices?: components["schemas"]["NoticeSettings"];
            theme?: components["schemas"]["Theme"];
        };
        /** @description Opaque. Compare only; never parse or guess. */
        Id: string;
        Address: {
            line: string;
            postalCode?: string;
            city: string;
        };
        /**
         * Format: date-time
         * @description RFC 3339 date-time with the practice's offset at that moment.
         */
        Instant: string;
        /** @description BCP 47 tag of the texts beside it. */
        Language: string;
        /** @description As people dial and read it, with spaces. A `tel:` link strips everything but digits and a leading +. */
        Phone: string;
        PhoneContact: {
            name: string;
            phone: components["schemas"]["Phone"];
        };
        Phones: {
            practice: components["schemas"]["Phone"];
            /** @description How to reach the practice's urgent line in office hours. */
            urgent?: {
                phone: components["schemas"]["Phone"];
                /** @description Such as which key to press. */
                instruction?: string;
            };
            outOfHoursPost?: components["schemas"]["PhoneContact"];
            emergency: components["schemas"]["Phone"];
        };
        /** @enum {string} */
        DayOfWeek: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        /** @description 24-hour clock in the practice's zone. */
        LocalTime: string;
        OpeningHours: {
            dayOfWeek: components["schemas"]["DayOfWeek"];
            opens: components["schemas"]["LocalTime"];
            closes: components["schemas"]["LocalTime"];
        };
        /**
         * Format: date
         * @description A calendar day in the practice's zone.
         */
        LocalDate: string;
        /**
         * @description Whole days, or a part of one: with `startTime` and `endTime` the practice is closed from the one to the other, on `from`, which then
         *     is `to` as well. Both are there or neither.
         */
        Closure: {
            from: components["schemas"]["LocalDate"];
            /** @description Included. */
            to: components["schemas"]["LocalDate"];
            /** @description Closed from then. */
            startTime?: components["schemas"]["LocalTime"];
            /** @description Open again then; later than `startTime`. */
            endTime?: components["schemas"]["LocalTime"];
            reason: string;
            /** @description A public holiday; the out-of-hours post covers. */
            isHoliday?: boolean;
            /** @description The practice that takes over in office hours. */
            replacement?: components["schemas"]["PhoneContact"];
        };
        /**
         * @description Whom to call at `now`, computed from hours, closures and holidays in the practice's zone. Absent when the hours are
         *     not known: then show all numbers.
         */
        ContactNow: {
            phone: components["schemas"]["Phone"];
            name?: string;
            /** @enum {string} */
            who: "practice" | "covering-practice" | "out-of-hours-post";
            /** @description From this instant another number holds; ask again then. */
            until: components["schemas"]["Instant"];
        };
        /**
         * @description `direct` works at once, `request` is judged by the practice first, `phone` is not offered online. Treat an unknown
         *     value as `phone`.
         * @enum {string}
         */
        ServiceMode: "direct" | "request" | "phone";
        Service: {
            /**
             * @description booking, medication-overview, repeat-prescription; later services follow. Ignore what you do not know.
             * @example booking
             */
            service: string;
            mode: components["schemas"]["ServiceMode"];
            /** @description Why it is not direct, in words for patients. */
            reason?: string;
            /** @description Since when the practice offers it online. The adoption report compares what was before and after. */
            startedOn?: components["schemas"]["LocalDate"];
            /** @description Operations whose mode differs from the service's. */
            operations?: {
                /**
                 * @description An operationId of this contract.
                 * @example createSlotHold
                 */
                operation: string;
                mode: components["schemas"]["ServiceMode"];
                reason?: string;
            }[];
        };
        AlarmSignGroup: {
            /** @description general, child, pregnancy or mental-health; others may follow. */
            id: string;
            title: string;
            signs: string[];
            /** @description A line of its own for these signs, such as 113. */
            phone?: components["schemas"]["PhoneContact"];
        };
        /** @description Signs with which a person must phone. Information only: nothing computes an urgency from it, and no answer is sent. */
        AlarmSigns: {
            version: string;
            /** @description The clinician who approved the list for this practice; null while nobody did. */
            signedOffBy: string | null;
            /** @description True until signed off; widgets then mark the list as an example text. */
            isExample: boolean;
            groups: components["schemas"]["AlarmSignGroup"][];
        };
        /** @description The practice's own words, in `language`. Plain text. */
        PracticeTexts: {
            /** @description What someone does who cannot phone. */
            cannotPhone?: string;
            /** @description Shown with a cancellation after the cut-off. */
            lateCancellation?: string;
            /** @description Shown when a booking was made. */
            whatHappensNext?: string;
        };
        /** @description Numbers that widgets need to draw; the rules themselves are judged here. */
        BookingFacts: {
            horizonDays: number;
            changeCutoffHours: number;
        };
        /** @description Public. Everything a visitor needs before signing in. */
        Practice: {
            id: components["schemas"]["Id"];
            name: string;
            address?: components["schemas"]["Address"];
            /** @description The server's clock when it answered. Widgets count from this one, not from the device's. */
            now: components["schemas"]["Instant"];
            /**
             * @description IANA zone of every local day and time.
             * @example Europe/Amsterdam
             */
            timeZone: string;
            language: components["schemas"]["Language"];
            phones: components["schemas"]["Phones"];
            /** @description Ordinary week, without closures and holidays. Empty means not known. */
            openingHours: components["schemas"]["OpeningHours"][];
            /** @description Closed periods from today on, public holidays included, earliest first. */
            closures: components["schemas"]["Closure"][];
            contactNow?: components["schemas"]["ContactNow"];
            services: components["schemas"]["Service"][];
            alarmSigns: components["schemas"]["AlarmSigns"];
            texts: components["schemas"]["PracticeTexts"];
            booking: components["schemas"]["BookingFacts"];
        };
        PractitionerSummary: {
            id: components["schemas"]["Id"];
            name: string;
            isOwnGp?: boolean;
        };
        LocationSummary: {
            id: components["schemas"]["Id"];
            name: string;
            address?: components["schemas"]["Address"];
        };
        /** @description A run of adjacent free Slots of one Schedule, as long as the kind needs. Its id names its first Slot. */
        TimeSlot: {
            id: components["schemas"]["Id"];
            start: components["schemas"]["Instant"];
            end: components["schemas"]["Instant"];
            practitioner: components["schemas"]["PractitionerSummary"];
            location?: components["schemas"]["LocationSummary"];
        };
        /**
         * @description FHIR appointment status. `proposed` is a request that the practice has not answered. Show an unknown value as unknown.
         * @enum {string}
         */
        AppointmentStatus: "proposed" | "pending" | "booked" | "arrived" | "checked-in" | "fulfilled" | "cancelled" | "noshow" | "waitlist" | "entered-in-error";
        PersonName: {
            id: components["schemas"]["Id"];
            /** @description As the person wants to be addressed. */
            name: string;
        };
        /**
         * @description How the contact happens. Treat an unknown value as "in consultation with the practice".
         * @enum {string}
         */
        Channel: "practice" | "phone" | "video" | "home";
        /** @description What it is about, in the patient's words. Plain text; read by the practice only. */
        Reason: string;
        /** @description What the practice must arrange. Absent or false means not needed. */
        Needs: {
            /** @description The language for which an interpreter is wanted. */
            interpreterLanguage?: string;
            signLanguage?: boolean;
            wheelchair?: boolean;
            hardOfHearing?: boolean;
            /** @description Someone comes along. */
            companion?: boolean;
        };
        /**
         * @description `sent`: it has come in. `seen`: somebody at the practice has opened it. `unseen`: nobody has, though half of the practice's
         *     working time until the promised day is over. `overdue`: that day is over, so the patient should call. Treat an unknown value
         *     as `sent`.
         * @enum {string}
         */
        RequestState: "sent" | "seen" | "unseen" | "overdue";
        /** @description An honest no, since when or until when, and what to do instead. */
        Refusal: {
            /** @description One of the keys of `x-problem-codes`. */
            code: string;
            until?: components["schemas"]["Instant"];
            /** @description The number that the refusal rests on (years, hours), where there is one. */
            limit?: number;
            phone?: components["schemas"]["Phone"];
            /** @description The practice's own words, in its language. */
            text?: string;
        };
        /** @description What the person may do with the appointment now. */
        ActionState: {
            allowed: boolean;
            /** @description Possible until then. */
            until?: components["schemas"]["Instant"];
            /** @description Allowed but after the cut-off; show the practice's text first. */
            isLate?: boolean;
            refusal?: components["schemas"]["Refusal"];
        };
        Cancellation: {
            at: components["schemas"]["Instant"];
            isLate?: boolean;
            /** @enum {string} */
            by?: "patient" | "practice";
            reason?: components["schemas"]["Reason"];
        };
        /** @description Where an item came from. Absent on what was made here. */
        Source: {
            /** @description Naming system of the id, or the FHIR base address. */
            system: string;
            id: string;
            version?: string;
        };
        /**
         * @description `none` where nothing was confirmed, or the practice sends nothing.
         * @enum {string}
         */
        NoticeBy: "email" | "sms" | "none";
        Appointment: {
            id: components["schemas"]["Id"];
            /** @description Same as the ETag header, for list items. */
            etag: string;
            revision: number;
            status: components["schemas"]["AppointmentStatus"];
            start: components["schemas"]["Instant"];
            end: components["schemas"]["Instant"];
            person: components["schemas"]["PersonName"];
            /** @description Absent where the source did not say. */
            appointmentType?: {
                id?: components["schemas"]["Id"];
                name: string;
            };
            channel?: components["schemas"]["Channel"];
            /** @description Without an id where the source gave a name only. */
            practitioner?: {
                id?: components["schemas"]["Id"];
                name: string;
                isOwnGp?: boolean;
            };
            /** @description Without an id where the source gave a name only. */
            location?: {
                id?: components["schemas"]["Id"];
                name: string;
                address?: components["schemas"]["Address"];
            };
            reason?: components["schemas"]["Reason"];
            needs?: components["schemas"]["Needs"];
            instructions?: string;
            /** @description For a phone appointment, the number that the practice will call. */
            phoneToCall?: components["schemas"]["Phone"];
            urgentNoticeVersion?: string;
            /** @description For a request, the day by which the practice answers. */
            answerBy?: components["schemas"]["LocalDate"];
            /** @description For a request (`proposed`), how far it is. Absent where the backend does not know. */
            requestState?: components["schemas"]["RequestState"];
            change: components["schemas"]["ActionState"];
            cancel: components["schemas"]["ActionState"];
            cancellation?: components["schemas"]["Cancellation"];
            /** @description The time behind it vanished in the practice's diary; the practice will contact the patient. */
            needsAttention?: boolean;
            source?: components["schemas"]["Source"];
            /**
             * @description For staff: since when the practice's own system has the appointment as it is now. Absent while it has not, or has an
             *     earlier revision only. Set by an acknowledgement, by an import that brought it or brings it back, and gone with the next
             *     change that was not made there.
             */
            recordedAtPractice?: components["schemas"]["Instant"];
            createdAt?: components["schemas"]["Instant"];
            /** @description In the answer to booking and moving, how notices about it reach the person who did so. */
            noticeBy?: components["schemas"]["NoticeBy"];
        };
        /**
         * @description `appointment-request`: the patient asks for a time. `slot-vanished`: its time is gone from the practice's diary.
         *     `late-cancellation`: cancelled after the cut-off. `appointment-needs`: an interpreter or another need to arrange.
         *     `not-recorded`: the practice's own system did not take over the appointment, or its change, in time
         *     (`booking.recordWithinHours`). `notice-undelivered`: the patient was not told, as far as we know, so call.
         *     Show an unknown kind as a plain line.
         * @enum {string}
         */
        WorkItemKind: "appointment-request" | "slot-vanished" | "late-cancellation" | "appointment-needs" | "not-recorded" | "notice-undelivered";
        StaffName: {
            id: components["schemas"]["Id"];
            name: string;
        };
        PlannedAction: {
            /** @description Of the bulk action. */
            id: components["schemas"]["Id"];
            /**
             * @description What will be decided. Show an unknown value as a change.
             * @enum {string}
             */
            action: "accept" | "refuse" | "handled";
            by: components["schemas"]["StaffName"];
            executesAt: components["schemas"]["Instant"];
        };
        /** @description Whom it is about, for staff. */
        PatientSummary: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description A calendar date; less precise where the source is. */
            birthDate?: string;
            phone?: components["schemas"]["Phone"];
        };
        WorkItemEntry: {
            at: components["schemas"]["Instant"];
            /**
             * @description Show an unknown value as a change.
             * @enum {string}
             */
            action: "opened" | "changed" | "assigned" | "released" | "accepted" | "refused" | "handled" | "lapsed";
            /** @description Absent where no member of staff did it. */
            by?: components["schemas"]["StaffName"];
        };
        /**
         * @description Something at the practice that needs a person: one per appointment and kind. It is there from the moment of its cause, and
         *     ends when staff decide or when its cause is gone (the patient cancelled the request: `lapsed`).
         */
        WorkItem: {
            id: components["schemas"]["Id"];
            /** @description Same as the ETag header, for list items. */
            etag: string;
            revision: number;
            kind: components["schemas"]["WorkItemKind"];
            /**
             * @description Treat an unknown value as `done`.
             * @enum {string}
             */
            state: "open" | "done" | "lapsed";
            /** @description Of its cause; later when a new cause opened it again. */
            createdAt: components["schemas"]["Instant"];
            /** @description The day that the patient was promised; for what nobody was promised, the last day on which it is of use. */
            answerBy?: components["schemas"]["LocalDate"];
            /** @description Nobody has taken it yet. */
            isUnseen: boolean;
            /** @description Who is dealing with it. Absent while nobody is. */
            assignee?: components["schemas"]["StaffName"];
            /**
             * @description It is part of a bulk action that was not carried out yet. Until that is undone nobody can take it or decide on it by
             *     itself. Absent while it is in none; it leaves the action when it changes otherwise.
             */
            planned?: components["schemas"]["PlannedAction"];
            person: components["schemas"]["PatientSummary"];
            appointment: components["schemas"]["Appointment"];
            /** @description Who did what, first to last. */
            history: components["schemas"]["WorkItemEntry"][];
        };
        /** @enum {string} */
        NoticeChannel: "email" | "sms";
        ContactAddress: {
            /** @description Enough to recognise it by, not to use it. */
            masked: string;
            confirmed: boolean;
            /** @description While a code that was sent counts, until when. */
            codeUntil?: components["schemas"]["Instant"];
            triesLeft?: number;
        };
        /**
         * @description Of the notices.
         * @enum {string}
         */
        NoticeLanguage: "nl" | "en";
        /**
         * @description Own address and number for notices about appointments, masked. Only what its owner confirmed is used. Notices about a
         *     child under 12 go to what a parent with authority confirmed; from 12 only to what the young person confirmed.
         */
        ContactDetails: {
            etag: string;
            /** @description 0 while nothing was ever said. */
            revision: number;
            /** @description What this practice can send by. */
            channels: components["schemas"]["NoticeChannel"][];
            email?: components["schemas"]["ContactAddress"];
            mobile?: components["schemas"]["ContactAddress"];
            language: components["schemas"]["NoticeLanguage"];
            /** @description Whether reminders are wanted; other notices go out all the same. */
            reminders: boolean;
            /** @description How notices go out as things are now. */
            noticeBy: components["schemas"]["NoticeBy"];
        };
        /**
         * @description As far as someone really reported it. `sent`: a prescription was made and has gone to the pharmacy. `ready`: the pharmacy
         *     says so. Show an unknown value as `in-review`.
         * @enum {string}
         */
        RepeatLineState: "submitted" | "in-review" | "needs-information" | "approved" | "approved-changed" | "rejected" | "sent" | "ready" | "withdrawn";
        RepeatApproval: {
            name?: string;
            amount?: string;
            forDays?: number;
        };
        RepeatLine: {
            id: components["schemas"]["Id"];
            /** @description Absent on what was not in the list. */
            treatmentId?: components["schemas"]["Id"];
            /** @description As it was in the list, or in the words of the patient. */
            name: string;
            dosingText?: string;
            /** @description As the patient said. */
            daysLeft?: number;
            remark?: string;
            /** @description Asked because of a journey, as a question to the practice. */
            isTooEarly?: boolean;
            state: components["schemas"]["RepeatLineState"];
            stateAt: components["schemas"]["Instant"];
            /** @description Who reported it, for people to read; absent for the patient's own acts. */
            stateBy?: string;
            /**
             * @description The coded answer of the practice (code system of replies to proposals, MP9): 1 yes, 2 no, stop, 3 no, go on, 4 enough in stock,
             *     5 appointment first, 11 accepted, 12 accepted with changes, 13 rejected. Show an unknown one by its text.
             * @enum {string}
             */
            reply?: "1" | "2" | "3" | "4" | "5" | "11" | "12" | "13";
            /** @description The practice's words to the patient. */
            replyText?: string;
            /** @description What the practice agreed to, where it said. */
            approved?: components["schemas"]["RepeatApproval"];
        };
        /**
         * @description How the patient gets it. Do not offer an unknown value.
         * @enum {string}
         */
        Handover: "pick-up" | "delivery" | "locker";
        Pharmacy: {
            id: components["schemas"]["Id"];
            name: string;
            handovers: components["schemas"]["Handover"][];
            phone?: components["schemas"]["Phone"];
            address?: components["schemas"]["Address"];
            /** @description The one that this person has or last chose. */
            isPreferred?: boolean;
            /** @description It tells when an order is ready. */
            reportsReady?: boolean;
        };
        /** @description One order of a patient. Each line goes its own way. */
        RepeatRequest: {
            id: components["schemas"]["Id"];
            /** @description Same as the ETag header, for list items. */
            etag: string;
            revision: number;
            createdAt: components["schemas"]["Instant"];
            /** @description The practice answers no later than this day, counted in its own working days. */
            promisedBy: components["schemas"]["LocalDate"];
            /** @description From about this day it can be had where no pharmacy reports; a working day after the promise. */
            readyFrom?: components["schemas"]["LocalDate"];
            person: components["schemas"]["PersonName"];
            /** @description Who ordered it, where that is another than the person. */
            orderedBy?: components["schemas"]["PersonName"];
            lines: components["schemas"]["RepeatLine"][];
            pharmacy: components["schemas"]["Pharmacy"];
            handover: components["schemas"]["Handover"];
            remark?: string;
            awayUntil?: components["schemas"]["LocalDate"];
            /** @description The day of the promise is over and not everything was answered; call the practice. */
            isLate?: boolean;
            /** @description Until someone at the practice begins with it. */
            withdraw: components["schemas"]["ActionState"];
        };
        /** @enum {string} */
        RepeatStep: "prepare" | "authorise" | "prescribe" | "done";
        /**
         * @description Counts and dates only, and what the practice's own system or the pharmacy's warns of, passed on under its name. `changed-since`: its
         *     product or dose is another than when it was asked for. `stopped`: it is not current any more, or not known any more. Show an unknown
         *     kind as its text, or as something to look at.
         */
        RepeatSignal: {
            /** @enum {string} */
            kind: "check-up-due" | "early" | "duplicate" | "dose-changed" | "changed-since" | "stopped" | "not-in-list" | "system";
            /** @description Days left with `early`, repeats with `check-up-due`. */
            count?: number;
            /** @description When it was asked for before, or the dose changed. */
            on?: components["schemas"]["LocalDate"];
            /** @description With `system`, its words. */
            text?: string;
            /** @description With `system`, whose words. */
            from?: string;
        };
        MedicationDispense: {
            on: components["schemas"]["LocalDate"];
            /** @description What may stand on the box. */
            name?: string;
            /** @description With its unit, as the source has it. */
            amount?: string;
            dispenser?: string;
        };
        PreparedDecision: {
            /** @enum {string} */
            decision: "approve" | "approve-changed" | "reject" | "ask";
            /** @enum {string} */
            reply?: "2" | "3" | "4" | "5" | "13";
            text?: string;
            approved?: components["schemas"]["RepeatApproval"];
            by: components["schemas"]["StaffName"];
            at: components["schemas"]["Instant"];
        };
        RepeatTaskLine: components["schemas"]["RepeatLine"] & {
            signals: components["schemas"]["RepeatSignal"][];
            /** @description Prescription code of the G-Standaard, where the source gives one. */
            prk?: string;
            lastDispense?: components["schemas"]["MedicationDispense"];
            /** @description As counted from the last supply. */
            countedDaysLeft?: number;
            /** @description For how long at most the practice gives it at a time. */
            maximumDays?: number;
            prepared?: components["schemas"]["PreparedDecision"];
        };
        MedicationFact: {
            id: components["schemas"]["Id"];
            text: string;
            detail?: string;
            /** @description A calendar date; less precise where the source is. */
            start?: string;
            /** @description A calendar date; less precise where the source is. */
            end?: string;
            recordedOn?: components["schemas"]["LocalDate"];
            author?: string;
        };
        MedicationFacts: {
            /**
             * @description `some`: see `items`. `none`: the source states that there are none. `not-asked`: nobody recorded anything.
             *     `not-available`: this practice's system does not give them. Treat an unknown value as `not-available`.
             * @enum {string}
             */
            known: "some" | "none" | "not-asked" | "not-available";
            items: components["schemas"]["MedicationFact"][];
        };
        MedicationMeasure: {
            id: components["schemas"]["Id"];
            /**
             * @description Leave an unknown one out.
             * @enum {string}
             */
            kind: "kidney-function" | "weight" | "height";
            /** @description As the source calls it. */
            name?: string;
            /** @description Value and unit, as the source has them. */
            text: string;
            on: components["schemas"]["LocalDate"];
        };
        /** @description What stands beside the request, with its dates. Nothing here or in the gateway compares it with a medicine. */
        RepeatBeside: {
            hypersensitivities: components["schemas"]["MedicationFacts"];
            contraIndications: components["schemas"]["MedicationFacts"];
            measures: components["schemas"]["MedicationMeasure"][];
        };
        /**
         * @description A patient's repeat request as the practice sees it. Preparation and authorisation are two steps: anyone of the staff proposes an answer
         *     per line, a prescriber gives it. An answer is no prescription: that is made in the practice's own system.
         */
        RepeatTask: {
            /** @description Of the request. */
            id: components["schemas"]["Id"];
            /** @description Same as the ETag header, for list items. */
            etag: string;
            revision: number;
            /**
             * @description What is to be done next: `prepare` while an open line has no proposal, `authorise`, `prescribe` while an approved line has no
             *     prescription, `done`. Treat an unknown value as `done`.
             */
            step: components["schemas"]["RepeatStep"];
            createdAt: components["schemas"]["Instant"];
            promisedBy: components["schemas"]["LocalDate"];
            isLate?: boolean;
            person: components["schemas"]["PatientSummary"];
            orderedBy?: components["schemas"]["PersonName"];
            pharmacy: components["schemas"]["Pharmacy"];
            handover: components["schemas"]["Handover"];
            remark?: string;
            awayUntil?: components["schemas"]["LocalDate"];
            lines: components["schemas"]["RepeatTaskLine"][];
            /** @description An open line has one. Such a request is never authorised with others at once. */
            hasSignals: boolean;
            beside: components["schemas"]["RepeatBeside"];
        };
        /**
         * @description A month of the calendar in the practice's zone.
         * @example 2026-10
         */
        Month: string;
        MonthCount: number;
        AdoptionMonth: {
            month: components["schemas"]["Month"];
            /** @description For If-Match when filling in. */
            etag: string;
            phoneCalls?: components["schemas"]["MonthCount"];
            registeredPatients?: components["schemas"]["MonthCount"];
        };
        /**
         * @description A share of each day's Slots of a Schedule is kept until a moment; before it those times are not shown. Which Slots are
         *     kept follows from their place in the day, so that the same ones are kept at every look.
         *
         *     A kind's own release goes before the practice's. What one kind keeps is also kept from every other kind of that
         *     practitioner, for another kind that may take the Slot would undo it; a kind with a release of its own listens to that
         *     alone (`keptShare: 0` keeps nothing back from it).
         */
        Release: {
            keptShare: number;
            /** @description Released on this many days before the day itself; 0 is the day itself. */
            daysBefore: number;
            /** @description Default 00:00. */
            at?: components["schemas"]["LocalTime"];
        };
        AppointmentTypeSettings: {
            /** @description Identifier value or id of the HealthcareService. */
            sourceId: string;
            durationMinutes: number;
            channel: components["schemas"]["Channel"];
            /** @description Translations of the name by language. */
            names?: {
                [key: string]: string;
            };
            descriptions?: {
                [key: string]: string;
            };
            instructions?: {
                [key: string]: string;
            };
            /**
             * @description False is by phone only, such as a home visit.
             * @default true
             */
            selfBookable?: boolean;
            /**
             * @default optional
             * @enum {string}
             */
            reasonNeed?: "none" | "optional" | "required";
            /** @description In years on the appointment's date. */
            minimumAge?: number;
            /** @description In years on the appointment's date. */
            maximumAge?: number;
            leadTimeMinutes?: number;
            horizonDays?: number;
            changeCutoffHours?: number;
            /**
             * @description Open appointments of this kind per person; null is without limit.
             * @default 1
             */
            openLimit?: number | null;
            /** @description The kind for several complaints. */
            longerSourceId?: string;
            release?: components["schemas"]["Release"];
            /** @description Not bookable online for now. */
            blocked?: {
                /** @description Included. Absent is until further notice. */
                until?: components["schemas"]["LocalDate"];
                text?: string;
            };
        };
        BookingSettings: {
            /**
             * @description A time is bookable until so long before its start; a year at most.
             * @default 60
             */
            leadTimeMinutes?: number;
            /** @default 42 */
            horizonDays?: number;
            /** @default 24 */
            changeCutoffHours?: number;
            /** @default 10 */
            holdMinutes?: number;
            /** @default 5 */
            extensionMinutes?: number;
            /** @default 12 */
            maxExtensions?: number;
            /** @default 2 */
            requestAnswerWorkingDays?: number;
            /**
             * @description How long the practice's own system may take to take over an appointment or its change, before the work list reports it:
             *     so many hours after the change, or halfway from the change to the appointment where that is sooner. Null never reports.
             * @default 4
             */
            recordWithinHours?: number | null;
            release?: components["schemas"]["Release"];
            appointmentTypes: components["schemas"]["AppointmentTypeSettings"][];
        };
        /** @description What patients see of their medication. Whether they do at all is a service, `medication-overview`. */
        MedicationSettings: {
            /**
             * @description Younger people, and who acts for them, call the practice.
             * @default 16
             */
            minimumAge?: number;
            /**
             * @description For so long what ended stays in the overview.
             * @default 2
             */
            stoppedMonths?: number;
            /** @description Under which names, beside the practice's own, its prescribers stand in the record system. */
            ownOrganizations?: string[];
        };
        PharmacySettings: {
            id: components["schemas"]["Id"];
            name: string;
            handovers: components["schemas"]["Handover"][];
            phone?: components["schemas"]["Phone"];
            address?: components["schemas"]["Address"];
            /** @description Its number in the UZI register, for messages. */
            ura?: string;
            /** @default false */
            reportsReady?: boolean;
        };
        /**
         * @description What holds for medicines of a group. Names one or more ways to know them: codes of the source, and the beginning of the product text
         *     for sources that give no such code.
         */
        RepeatRule: {
            id: components["schemas"]["Id"];
            /** @description For the practice and the pharmacist, such as the group. */
            label?: string;
            match: {
                /** @description The beginning of an ATC code. */
                atc?: string[];
                prk?: string[];
                gpk?: string[];
                name?: string[];
            };
            /**
             * @description `no` is never asked for online; `check-first` needs a visit or a call before each repeat.
             * @enum {string}
             */
            online?: "yes" | "no" | "check-first";
            maximumDays?: number;
            /** @description After so many repeats a check-up is due; the request goes on, and both sides read it. */
            checkUpAfterRepeats?: number;
            earliestDaysLeft?: number;
        };
        /**
         * @description How repeats are asked for online. Whether they are at all is a service, `repeat-prescription`. The rules are data, to be agreed with
         *     the pharmacist: of several that fit a medicine, the strictest answer of each kind holds.
         */
        RepeatSettings: {
            pharmacies: components["schemas"]["PharmacySettings"][];
            /**
             * @description Younger people, and who acts for them, call the practice.
             * @default 16
             */
            minimumAge?: number;
            /** @default 2 */
            answerWorkingDays?: number;
            /** @description What comes in later counts for the next day. Absent is the whole day. */
            orderBefore?: components["schemas"]["LocalTime"];
            /**
             * @description With more days left it is too early.
             * @default 14
             */
            earliestDaysLeft?: number;
            /**
             * @description For so long what was sent to the pharmacy is not asked for again.
             * @default 14
             */
            duplicateDays?: number;
            /**
             * @description For so long after a change of the dose the practice wants to hear first.
             * @default 14
             */
            doseChangedDays?: number;
            rules?: components["schemas"]["RepeatRule"][];
        };
        /**
         * @description Which notices about appointments go out, to the address or number that a patient confirmed. They say that there is an
         *     appointment, when, and how to reach the practice; never what it is about or with whom.
         */
        NoticeSettings: {
            /**
             * @description Of what a patient booked, moved or asked for.
             * @default true
             */
            confirmations?: boolean;
            /**
             * @description Of what the practice moved or cancelled.
             * @default true
             */
            changes?: boolean;
            /**
             * @description Mail address of the practice itself: it is alerted when requests wait that nobody has opened by half of their time, at
             *     most once an hour and without any content. Absent is no alert.
             */
            alertAddress?: string;
            /**
             * @description On a request: accepted, refused, or other times offered.
             * @default true
             */
            answers?: boolean;
            /** @description Absent is no reminders. Counted on the practice's calendar, so the hour is right when the clock changes. */
            reminder?: {
                daysBefore: number;
                /** @description Nobody is reminded of what starts before it on the day itself. */
                at: components["schemas"]["LocalTime"];
            };
        };
        /** @example #0b5d63 */
        ThemeColor: string;
        ThemeColors: {
            /** @description Buttons, links and what is chosen. */
            accent?: components["schemas"]["ThemeColor"];
            /** @description Text on the accent; default black or white, whichever reads best. */
            onAccent?: components["schemas"]["ThemeColor"];
            text?: components["schemas"]["ThemeColor"];
            /** @description Text of less weight. */
            muted?: components["schemas"]["ThemeColor"];
            /** @description Background of everything. */
            surface?: components["schemas"]["ThemeColor"];
            /** @description Lines around controls. */
            border?: components["schemas"]["ThemeColor"];
            /** @description The ring around what has the keyboard. */
            focus?: components["schemas"]["ThemeColor"];
            danger?: components["schemas"]["ThemeColor"];
            warning?: components["schemas"]["ThemeColor"];
            success?: components["schemas"]["ThemeColor"];
        };
        /** @example 0.5rem */
        ThemeLength: string;
        /**
         * @description The look of the practice's own pages under `/pages/`: values of the elements' public tokens. What is left out keeps its
         *     default. Texts that cannot be read on their background are refused when the settings are loaded.
         */
        Theme: {
            colors?: components["schemas"]["ThemeColors"];
            /** @description For people whose device is dark; the same names as in `colors`. Absent is light pages for everyone. */
            darkColors?: components["schemas"]["ThemeColors"];
            /**
             * @description Names of fonts that devices have, with commas between.
             * @example Verdana, sans-serif
             */
            fontFamily?: string;
            fontSize?: components["schemas"]["ThemeLength"];
            /** @description Roundness of corners. */
            radius?: components["schemas"]["ThemeLength"];
            /** @description Unit of all distances. */
            space?: components["schemas"]["ThemeLength"];
        };
        KnownKind: {
            sourceId: string;
            /** @description As the record system calls it. */
            name: string;
        };
        SettingsState: {
            /** @description For If-Match when changing something. */
            etag: string;
            /** @description Rises with every change. */
            revision: number;
            changedAt: components["schemas"]["Instant"];
            /** @description Absent when it was loaded from a file at the gateway itself. */
            changedBy?: components["schemas"]["StaffName"];
            settings: components["schemas"]["PracticeSettings"];
            /**
             * @description The kinds of appointment that the record system gave, by name. One that the settings do not name is not offered; one that
             *     they name and that is not here does nothing.
             */
            kinds: components["schemas"]["KnownKind"][];
        };
        /** @description RFC 9457 problem details. People read `title` and `detail`; programs branch on `code`. */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @description One of the keys of `x-problem-codes`. Treat an unknown code by its status. */
            code: string;
            /** @description With `validation-failed`, one entry per finding. Never repeats the refused value. */
            errors?: {
                /** @enum {string} */
                in: "body" | "query" | "path" | "header";
                /** @description JSON pointer into the part named by `in`. */
                pointer: string;
                message: string;
            }[];
            /** @description Whom to call instead. */
            phone?: components["schemas"]["Phone"];
            /** @description When the reason for the refusal ends, where that is known. */
            until?: components["schemas"]["Instant"];
            /** @description The number that the refusal rests on (years, hours, characters), where there is one. */
            limit?: number;
            /** @description With `slot-taken`, the nearest free times of the same kind, earliest first. */
            alternatives?: components["schemas"]["TimeSlot"][];
            /** @description With `precondition-failed`, the appointment as it is now. */
            currentAppointment?: components["schemas"]["Appointment"];
            /** @description With `precondition-failed`, `work-item-assigned` and `work-item-planned`, the item as it is now. */
            currentWorkItem?: components["schemas"]["WorkItem"];
            /** @description With `precondition-failed`, the contact details as they are now. */
            currentContactDetails?: components["schemas"]["ContactDetails"];
            /** @description With `precondition-failed`, the request as it is now. */
            currentRepeatRequest?: components["schemas"]["RepeatRequest"];
            /** @description With `precondition-failed`, the task as it is now. */
            currentRepeatTask?: components["schemas"]["RepeatTask"];
            /** @description With `precondition-failed`, what is filled in for the month now. */
            currentAdoptionMonth?: components["schemas"]["AdoptionMonth"];
            /** @description With `precondition-failed`, the settings as they are now. */
            currentSettings?: components["schemas"]["SettingsState"];
        };
        Subject: {
            id: components["schemas"]["Id"];
            name: string;
            /**
             * @description What the subject is to the actor.
             * @enum {string}
             */
            relation: "self" | "child";
            /** @description The number that the practice has on file, for phone appointments. */
            phone?: components["schemas"]["Phone"];
            /**
             * @description AES-GCM key, 256 bits in base64url, for drafts of this actor about this subject. Same key at every sign-in. Keep it in
             *     memory only.
             */
            draftKey: string;
            /** @description Why nothing can be booked for this person; absent when it can. */
            refusal?: components["schemas"]["Refusal"];
        };
        /** @description The person signed in and the people for whom they may act now, in the practice's zone. */
        Session: {
            actor: components["schemas"]["PersonName"];
            /**
             * @description What the token allows: `patient`, `staff`, and for staff who decide for the practice `manager`, who authorise repeats `prescriber`. Absent is `patient`.
             *     Ignore an unknown value.
             */
            scopes?: string[];
            /** @description The actor first where they are a patient here, then others by name. Empty for staff, who act for the practice. */
            subjects: components["schemas"]["Subject"][];
            expiresAt: components["schemas"]["Instant"];
        };
        Practitioner: {
            id: components["schemas"]["Id"];
            name: string;
            /**
             * @description Treat an unknown value as `other`.
             * @enum {string}
             */
            role: "general-practitioner" | "practice-nurse" | "practice-assistant" | "other";
            /** @description The GP of the person asked for. */
            isOwnGp?: boolean;
        };
        PractitionerList: {
            items: components["schemas"]["Practitioner"][];
        };
        AppointmentType: {
            id: components["schemas"]["Id"];
            name: string;
            description?: string;
            language: components["schemas"]["Language"];
            durationMinutes: number;
            channel: components["schemas"]["Channel"];
            /** @description For the person asked for. */
            selfBookable: boolean;
            /** @description Present when not `selfBookable`. */
            refusal?: components["schemas"]["Refusal"];
            /**
             * @description Whether the kind asks what it is about. `required` still accepts "rather not say".
             * @enum {string}
             */
            reasonNeed: "none" | "optional" | "required";
            instructions?: string;
            /** @description The kind to take for several complaints at once. */
            longerAppointmentTypeId?: components["schemas"]["Id"];
            /** @description Another kind names this one as its longer form. */
            isForSeveralComplaints?: boolean;
            /** @description Who does this kind. */
            practitioners: components["schemas"]["PractitionerSummary"][];
        };
        AppointmentTypeList: {
            items: components["schemas"]["AppointmentType"][];
        };
        /** @description Why there is no time in the period, and when to look again. Present only when no item fits. */
        NoTimes: {
            /**
             * @description Treat an unknown value as `fully-booked`.
             * @enum {string}
             */
            reason: "fully-booked" | "closed" | "not-scheduled" | "not-released-yet";
            /** @description When times are released next, if that is known. */
            newTimesAt?: components["schemas"]["Instant"];
        };
        TimeSlotList: {
            items: components["schemas"]["TimeSlot"][];
            /** @description Cursor of the next page; absent on the last. */
            next?: string;
            noTimes?: components["schemas"]["NoTimes"];
            /**
             * @description Where a new appointment is a request (mode `request`): the day by which the practice answers one that is sent now, so
             *     that the person knows before sending. What is promised is the `answerBy` of the appointment. Absent otherwise, and
             *     where the backend does not know.
             */
            answerBy?: components["schemas"]["LocalDate"];
        };
        TimeSlotDay: {
            date: components["schemas"]["LocalDate"];
            freeCount: number;
            /** @description Present when the practice is closed all day. */
            closed?: {
                reason: string;
                replacement?: components["schemas"]["PhoneContact"];
            };
            /** @description Parts of the day in which it is closed, first to last; absent when there are none. Each has its times. */
            closedParts?: components["schemas"]["Closure"][];
        };
        TimeSlotDayList: {
            /** @description One per calendar day from `from` to `to`, in order. */
            items: components["schemas"]["TimeSlotDay"][];
            noTimes?: components["schemas"]["NoTimes"];
        };
        SlotHoldCreate: {
            timeSlotId: components["schemas"]["Id"];
            appointmentTypeId: components["schemas"]["Id"];
            /** @description Default the person signed in. */
            personId?: components["schemas"]["Id"];
            /** @description When the time is for moving this appointment, so that the rules judge the move. */
            appointmentId?: components["schemas"]["Id"];
        };
        /** @description Keeps a time for the person who fills in the form. A person signed in has one live hold; a new one replaces it. */
        SlotHold: {
            id: components["schemas"]["Id"];
            timeSlot: components["schemas"]["TimeSlot"];
            appointmentTypeId: components["schemas"]["Id"];
            personId: components["schemas"]["Id"];
            expiresAt: components["schemas"]["Instant"];
            extensionsLeft: number;
        };
        AppointmentList: {
            items: components["schemas"]["Appointment"][];
            next?: string;
            /** @description Of what changed, for staff. The cursor of what changes after this page; there also when it is the last, or empty. */
            resume?: string;
        };
        FhirAppointment: {
            /** @constant */
            resourceType: "Appointment";
            id: string;
            meta: {
                versionId: string;
                /** Format: date-time */
                lastUpdated: string;
            };
            identifier: {
                [key: string]: unknown;
            }[];
            /** @description `urn:gp-elements:slot-given-up` refers to a Slot that it had before it was moved or cancelled. */
            extension?: {
                [key: string]: unknown;
            }[];
            status: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            participant: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description By the name that the practice's system gave it, as an appointment here made it: `busy`, or `free` again. It is no diary: of a day's
         *     other Slots it says nothing.
         */
        FhirSlot: {
            /** @constant */
            resourceType: "Slot";
            id: string;
            meta: {
                /** @constant */
                source: "urn:gp-elements:gateway";
            };
            identifier: {
                [key: string]: unknown;
            }[];
            schedule: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "busy" | "free" | "busy-unavailable";
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description FHIR R4. Of each resource only that is said here which every one has. Appointments are what was found (`match`); the Slots that they
         *     have, or gave up since the practice's own system knew them, come along (`include`).
         */
        AppointmentBundle: {
            /** @constant */
            resourceType: "Bundle";
            /** @constant */
            type: "searchset";
            link: {
                /** @description `self`, `next` or `urn:gp-elements:resume`. */
                relation: string;
                /**
                 * Format: uri-reference
                 * @description Relative to the server.
                 */
                url: string;
            }[];
            entry?: {
                /** Format: uri */
                fullUrl: string;
                search: {
                    /** @enum {string} */
                    mode: "match" | "include";
                };
                resource: components["schemas"]["FhirAppointment"] | components["schemas"]["FhirSlot"];
            }[];
        };
        AppointmentCreate: {
            timeSlotId: components["schemas"]["Id"];
            appointmentTypeId: components["schemas"]["Id"];
            /** @description The hold that keeps this time. */
            slotHoldId?: components["schemas"]["Id"];
            /** @description Default the person signed in. */
            personId?: components["schemas"]["Id"];
            reason?: components["schemas"]["Reason"];
            /** @description The person rather does not say. */
            reasonWithheld?: boolean;
            /**
             * @description For staff, who must say it; how the patient asked. Counted, see the adoption report.
             * @enum {string}
             */
            madeVia?: "phone" | "desk";
            needs?: components["schemas"]["Needs"];
            /** @description Version of the alarm-sign list that was shown. The answer itself is never sent. */
            urgentNoticeVersion?: string;
        };
        AppointmentAcknowledgements: {
            items: {
                appointmentId: components["schemas"]["Id"];
                /** @description The revision that was taken over. */
                revision: number;
            }[];
        };
        AcknowledgementOutcomes: {
            /** @description In the order in which they were asked. */
            items: {
                appointmentId: components["schemas"]["Id"];
                /**
                 * @description `recorded`: the practice's system has it as it is now. `outdated`: it was changed since that revision, so take it over
                 *     again. `unknown`: there is no such appointment, or it never had that revision. Treat an unknown value as `unknown`.
                 * @enum {string}
                 */
                outcome: "recorded" | "outdated" | "unknown";
                /** @description With `recorded`. */
                recordedAtPractice?: components["schemas"]["Instant"];
            }[];
        };
        AppointmentRescheduling: {
            timeSlotId: components["schemas"]["Id"];
            slotHoldId?: components["schemas"]["Id"];
        };
        AppointmentCancellation: {
            /** @description In the words of who cancels; when the practice does, the patient reads it. */
            reason?: components["schemas"]["Reason"];
        };
        WorkItemCount: {
            kind: components["schemas"]["WorkItemKind"];
            open: number;
            unseen: number;
        };
        WorkItemList: {
            items: components["schemas"]["WorkItem"][];
            /** @description Cursor of the next page; absent on the last. */
            next?: string;
            /** @description Of everything that is open, whatever the query asks for; a kind of which there is nothing is left out. */
            counts: components["schemas"]["WorkItemCount"][];
        };
        WorkItemAssignment: {
            /**
             * @description Deal with it oneself (`me`), or leave it to whoever comes (`nobody`).
             * @enum {string}
             */
            assignee: "me" | "nobody";
            /** @description Also when a colleague is dealing with it. */
            takeOver?: boolean;
        };
        WorkItemDecision: {
            /**
             * @description For a request `accept` (books its time) or `refuse` (the patient reads `text`); for every other kind `handled`.
             * @enum {string}
             */
            decision: "accept" | "refuse" | "handled";
            /** @description With `refuse`, what the patient reads. Plain text. */
            text?: string;
        };
        /**
         * @description Derived from the periods of use, later stop agreements and their stop type, in the practice's zone; never from a status alone.
         *     `stopped` comprises what was interrupted or cancelled: see `stop`. Treat an unknown value as `stopped`.
         * @enum {string}
         */
        MedicationState: "current" | "future" | "stopped";
        /**
         * @description Whose word the line is: `prescriber` agreed it, `pharmacy` supplied it so, `patient` says that it is used so. Show an unknown
         *     value as unknown.
         * @enum {string}
         */
        MedicationSource: "prescriber" | "pharmacy" | "patient";
        /** @description Of use. Without `end` it goes on until something ends it. */
        MedicationPeriod: {
            start?: components["schemas"]["LocalDate"];
            /** @description Included. Counted from a duration, where the source has that. */
            end?: components["schemas"]["LocalDate"];
        };
        MedicationAuthor: {
            name: string;
            specialty?: string;
            organization?: string;
            isOwnPractice?: boolean;
            /** @description Said by the patient or by someone close. */
            isPatient?: boolean;
        };
        MedicationStop: {
            /**
             * @description `stopped` for good, `interrupted` for a time, `cancelled` before it began. Treat an unknown value as `stopped`.
             * @enum {string}
             */
            type: "stopped" | "interrupted" | "cancelled";
            /** @description The last day of use. */
            at?: components["schemas"]["LocalDate"];
        };
        MedicationWeek: {
            /** @description As the source has it, in the singular: stuk, ml. */
            unit: string;
            days: {
                date: components["schemas"]["LocalDate"];
                /** @description Empty on a day without. */
                doses: {
                    /**
                     * @description `any` where the source leaves it open. Treat an unknown value as `any`.
                     * @enum {string}
                     */
                    moment: "morning" | "midday" | "evening" | "night" | "any";
                    time?: components["schemas"]["LocalTime"];
                    amount: number;
                    /** @description With a range, the upper end. */
                    most?: number;
                }[];
            }[];
        };
        /** @description One agreement, supply agreement or use. Several at once of one treatment hold beside each other. */
        MedicationLine: {
            id: components["schemas"]["Id"];
            /** @description The product text of the source, unchanged. */
            name: string;
            /**
             * @description The rendered dosing instruction of the source, unchanged. It leads: never build another from parts. Empty where the source
             *     has none.
             */
            dosingText: string;
            state: components["schemas"]["MedicationState"];
            source: components["schemas"]["MedicationSource"];
            period?: components["schemas"]["MedicationPeriod"];
            /** @description When it was agreed or said. */
            agreedAt?: components["schemas"]["Instant"];
            author?: components["schemas"]["MedicationAuthor"];
            asNeeded?: boolean;
            /** @description Most that may be used, in words, where that is known. */
            maximum?: string;
            route?: string;
            /** @description How much is in the calendar of the thrombosis service, which leads. */
            isByThrombosisService?: boolean;
            /** @description What it is for. */
            reason?: string;
            /** @description Why it was changed or stopped. */
            changeReason?: string;
            comment?: string;
            stop?: components["schemas"]["MedicationStop"];
            /** @description On a use, whether it is as agreed. */
            usedAsAgreed?: boolean;
            /**
             * @description Today and the six days after it, drawn from the structured dosing; absent unless every part of that is understood. A
             *     picture beside the text, never instead of it.
             */
            week?: components["schemas"]["MedicationWeek"];
            origin?: components["schemas"]["Source"];
        };
        /**
         * @description Treat an unknown value as `unknown`: ask the practice.
         * @enum {string}
         */
        RepeatReason: "too-early" | "requested-already" | "other-prescriber" | "pharmacy-arranges" | "not-online" | "check-first" | "check-up-due" | "stopped" | "interrupted" | "not-started" | "dose-changed" | "no-code" | "not-long-term" | "too-young" | "unknown";
        /**
         * @description Whether it can be ordered again online now. Unknown is never orderable. `reasonCode` says why not (or, with `orderable`, what to
         *     know: `check-up-due`), `nextDate` from when it can, `instead` what to do.
         */
        Repeatability: {
            orderable: boolean;
            reasonCode?: components["schemas"]["RepeatReason"];
            nextDate?: components["schemas"]["LocalDate"];
            /**
             * @description Treat an unknown value as `ask-practice`.
             * @enum {string}
             */
            instead?: "wait" | "ask-practice" | "ask-specialist" | "ask-pharmacy" | "make-appointment" | "follow-request";
            /** @description With `ask-specialist`, whom to ask. */
            specialty?: string;
            /** @description With `requested-already`, which request. */
            requestId?: components["schemas"]["Id"];
            /** @description For how long at most it is given at a time. */
            maximumDays?: number;
            /** @description Too early, but someone who goes on a journey may ask the practice (`awayUntil` of the request). */
            mayAsk?: boolean;
        };
        /**
         * @description All that belongs to one pharmaceutical treatment. What stands on it itself is its leading line: the pharmacy's where that details the
         *     prescriber's, else the latest agreement that holds.
         */
        MedicationTreatment: components["schemas"]["MedicationLine"] & {
            /** @description Every line, the leading one first, then by when it was agreed, latest first. */
            lines: components["schemas"]["MedicationLine"][];
            /** @description First day of the first agreement of the treatment. */
            since?: components["schemas"]["LocalDate"];
            /** @description When something of it was last agreed or said. */
            changedAt: components["schemas"]["Instant"];
            prescriber?: components["schemas"]["MedicationAuthor"];
            /** @description Substance and strength as prescribed, where `name` is what the pharmacy supplies. */
            agreedName?: string;
            lastDispense?: components["schemas"]["MedicationDispense"];
            /**
             * @description About how many days the last supply still lasts, today included, if used as agreed. Absent for what is used as needed,
             *     and where amount or dose is not known.
             */
            daysLeft?: number;
            repeat: components["schemas"]["Repeatability"];
        };
        MedicationTreatmentList: {
            composedAt: components["schemas"]["Instant"];
            /** @description By name. All that is known here; it can be incomplete. */
            items: components["schemas"]["MedicationTreatment"][];
        };
        /**
         * @description All that this practice knows of someone's medication, with what belongs beside it. Nothing here relates an allergy, a
         *     contra-indication or a measurement to a medicine.
         */
        MedicationOverview: {
            composedAt: components["schemas"]["Instant"];
            /** @description The practice. */
            composedBy: string;
            person: {
                id: components["schemas"]["Id"];
                name: string;
                /** @description A calendar date; less precise where the source is. */
                birthDate?: string;
                phone?: components["schemas"]["Phone"];
            };
            /** @description What ended before this day is left out. */
            stoppedSince?: components["schemas"]["LocalDate"];
            treatments: components["schemas"]["MedicationTreatment"][];
            hypersensitivities: components["schemas"]["MedicationFacts"];
            contraIndications: components["schemas"]["MedicationFacts"];
            /** @description The latest kidney function, weight and height that are known here. */
            measures: components["schemas"]["MedicationMeasure"][];
        };
        /**
         * @description FHIR R4: the building blocks of MP9 that were imported, as far as they are understood here, with the people and products that they name.
         *     Imported again it changes nothing.
         */
        MedicationBundle: {
            /** @constant */
            resourceType: "Bundle";
            /** @constant */
            type: "collection";
            entry?: {
                /** Format: uri */
                fullUrl?: string;
                resource: {
                    resourceType: string;
                    id?: string;
                };
            }[];
        };
        PharmacyList: {
            /** @description The preferred one first, then by name. */
            items: components["schemas"]["Pharmacy"][];
            /** @description No later than this an order of now would be answered. */
            promisedBy?: components["schemas"]["LocalDate"];
            /** @description From about this day what is ordered now can be had. */
            readyFrom?: components["schemas"]["LocalDate"];
        };
        RepeatRequestList: {
            /** @description Latest first. */
            items: components["schemas"]["RepeatRequest"][];
            /** @description Cursor of the next page; absent on the last. */
            next?: string;
        };
        RepeatRequestCreate: {
            lines: ({
                treatmentId?: components["schemas"]["Id"];
                description?: string;
                /** @description Where the patient corrects what was counted. */
                daysLeft?: number;
                remark?: string;
            } & (unknown | unknown))[];
            pharmacyId: components["schemas"]["Id"];
            handover: components["schemas"]["Handover"];
            remark?: string;
            /** @description For whom. Default the person signed in. */
            personId?: components["schemas"]["Id"];
            /** @description Going on a journey until then. What is too early may then be asked for. */
            awayUntil?: components["schemas"]["LocalDate"];
        };
        RepeatTaskList: {
            /** @description In the order in which they came; done ones latest first. */
            items: components["schemas"]["RepeatTask"][];
            /** @description Cursor of the next page; absent on the last. */
            next?: string;
            /** @description Of everything open, whatever the query asks for. */
            counts: {
                step: components["schemas"]["RepeatStep"];
                open: number;
            }[];
        };
        /** @description `approve` answers 11, `approve-changed` 12 with what was agreed to, `reject` one of 2, 3, 4, 5 or 13, `ask` asks the patient. */
        RepeatDecision: {
            lineId: components["schemas"]["Id"];
            /** @enum {string} */
            decision: "approve" | "approve-changed" | "reject" | "ask";
            /**
             * @description With `reject`, why.
             * @enum {string}
             */
            reply?: "2" | "3" | "4" | "5" | "13";
            /** @description What the patient reads. Needed with `ask`. */
            text?: string;
            /** @description Needed with `approve-changed`. */
            approved?: components["schemas"]["RepeatApproval"];
        };
        RepeatPreparation: {
            decisions: components["schemas"]["RepeatDecision"][];
        };
        RepeatPrescribed: {
            lineIds: components["schemas"]["Id"][];
        };
        RepeatAuthorisation: {
            tasks: {
                id: components["schemas"]["Id"];
                /** @description As it was read; one that changed since is left alone. */
                etag: string;
                /** @description In the place of what was prepared. Needed for every line with a signal when several requests are authorised at once. */
                decisions?: components["schemas"]["RepeatDecision"][];
            }[];
        };
        RepeatAuthorisationResult: {
            /** @description In the order of the tasks. */
            results: {
                id: components["schemas"]["Id"];
                /**
                 * @description `changed`: it is another than was read. `has-signal`: it has to be looked at by itself. `not-prepared`: a line has no answer.
                 *     `closed`: nothing of it waits for one. Treat an unknown value as not authorised.
                 * @enum {string}
                 */
                outcome: "authorised" | "changed" | "has-signal" | "not-prepared" | "closed" | "not-found";
                /** @description As it is now. */
                task?: components["schemas"]["RepeatTask"];
            }[];
        };
        /** @description From the practice's or the pharmacy's own system: how far a line is, or a warning of its own. Nothing else sets `ready`. */
        RepeatMessage: {
            requestId: components["schemas"]["Id"];
            lineId: components["schemas"]["Id"];
            /** @description Who says so, for people to read. */
            from: string;
            /** @enum {string} */
            state?: "sent" | "ready";
            warning?: string;
        } & (unknown | unknown);
        /**
         * @description The whole of it. What is left out is removed. The masked form that was read, sent back, keeps what there is; a new
         *     address or number gets a code, and counts once that was confirmed. An unconfirmed one, sent again, gets a new code.
         */
        ContactDetailsUpdate: {
            email?: string;
            mobile?: string;
            language: components["schemas"]["NoticeLanguage"];
            reminders: boolean;
        };
        ContactConfirmation: {
            channel: components["schemas"]["NoticeChannel"];
            /** @description As it was sent; spaces do not matter. */
            code: string;
        };
        /** @description Appointments to cancel, or work items to decide on. */
        Targets: {
            id: components["schemas"]["Id"];
            /** @description Of the state that was seen. Another state is left alone. */
            etag: string;
        }[];
        BulkActionCreate: {
            /**
             * @description `cancel` cancels appointments in the practice's name, such as all of a session when a practitioner is ill. `accept`,
             *     `refuse` and `handled` decide on work items, as `decideWorkItem` does.
             * @enum {string}
             */
            action: "cancel" | "accept" | "refuse" | "handled";
            targets: components["schemas"]["Targets"];
            /** @description With `cancel` and `refuse`, what the patients read. Plain text. */
            text?: string;
        };
        /** @description Several things done together, a while after they were asked for, so that they can be undone before anyone is told. */
        BulkAction: {
            id: components["schemas"]["Id"];
            /**
             * @description What is done to each; `close` closes days, or a part of one, and cancels what stood on them. Treat an unknown value as a change.
             * @enum {string}
             */
            action?: "cancel" | "accept" | "refuse" | "handled" | "close";
            /**
             * @description Treat an unknown value as `executed`.
             * @enum {string}
             */
            state: "planned" | "undone" | "executed";
            /** @description What `close` closes. */
            closes?: {
                from: components["schemas"]["LocalDate"];
                /** @description Included. */
                to: components["schemas"]["LocalDate"];
                /** @description With `endTime`, of a part of one day. */
                startTime?: components["schemas"]["LocalTime"];
                endTime?: components["schemas"]["LocalTime"];
            };
            /** @description It can be undone until then. */
            executesAt: components["schemas"]["Instant"];
            by?: components["schemas"]["StaffName"];
            targets: {
                id: components["schemas"]["Id"];
                /**
                 * @description Once executed, `done`, or the problem code of why it was left alone, such as `precondition-failed` when it had changed.
                 *     A work item that cannot be part of it, such as one in another action that is planned, has its code from the start.
                 */
                outcome?: string;
            }[];
        };
        /** @description Whom one looks for. At least one of both; with both, both must fit. */
        PersonSearch: {
            /** @description Beginnings of words of the name, in any order; accents and capitals do not matter. */
            name?: string;
            birthDate?: components["schemas"]["LocalDate"];
        };
        PersonSearchResult: {
            /** @description By name. Nobody who has died. */
            items: components["schemas"]["PatientSummary"][];
            /** @description There are more than are shown; ask for less. */
            hasMore: boolean;
        };
        /** @description What one practitioner does in one room on this day. */
        Diary: {
            id: components["schemas"]["Id"];
            practitioner: components["schemas"]["PractitionerSummary"];
            location?: components["schemas"]["LocationSummary"];
        };
        DiarySlot: {
            /** @description Of a free one, a `timeSlotId` to book. */
            id: components["schemas"]["Id"];
            diaryId: components["schemas"]["Id"];
            start: components["schemas"]["Instant"];
            end: components["schemas"]["Instant"];
            /**
             * @description `free` can be booked by staff; `held` is kept for somebody who is choosing it now; `blocked` the practice keeps for something
             *     else. Treat an unknown value as `blocked`.
             * @enum {string}
             */
            state: "free" | "held" | "blocked";
            /** @description Of a free one, how far the free time goes on in this diary, so how long a kind may be. */
            freeUntil?: components["schemas"]["Instant"];
        };
        /**
         * @description A day of the practice but for its appointments, which `listAppointments` gives: whose diaries are planned, in which room, and what of
         *     them is not taken.
         */
        PracticeDay: {
            date: components["schemas"]["LocalDate"];
            /** @description Present when the practice is closed all day. */
            closed?: components["schemas"]["Closure"];
            /** @description Parts of the day in which it is closed, first to last; absent when there are none. Each has its times. */
            closedParts?: components["schemas"]["Closure"][];
            /** @description By practitioner, then by room. */
            diaries: components["schemas"]["Diary"][];
            /** @description In order of start. What an appointment has is not among them. */
            slots: components["schemas"]["DiarySlot"][];
            /**
             * @description Bulk actions of anyone that will cancel appointments of this day or close it, first to last, and can still be undone. They are
             *     here after a reload too, and for colleagues.
             */
            planned?: components["schemas"]["BulkAction"][];
        };
        /**
         * @description Days on which the practice is closed after all, or with `startTime` and `endTime` a part of one day: then `from` is `to`. Both are
         *     there or neither.
         */
        ClosingCreate: {
            /** @description Today or later. */
            from: components["schemas"]["LocalDate"];
            /** @description Included; at most 42 days from the first. */
            to: components["schemas"]["LocalDate"];
            /** @description Closed from then. */
            startTime?: components["schemas"]["LocalTime"];
            /** @description Open again then; later than `startTime`, and not over yet. */
            endTime?: components["schemas"]["LocalTime"];
            /** @description Shown to everyone. Plain text. */
            reason: string;
            /** @description The practice that takes over in office hours. */
            replacement?: {
                name: string;
                phone: components["schemas"]["Phone"];
            };
            /** @description What the patients read whose appointments are cancelled. Default the reason. */
            text?: string;
        };
        /**
         * @description How an appointment was made: online by the patient, at the desk, by phone, or in the record system, whose import does not
         *     tell how. Absent is all together.
         * @enum {string}
         */
        AdoptionChannel: "online" | "desk" | "phone" | "import";
        /**
         * @description Age in years when it was counted. Absent is all together.
         * @enum {string}
         */
        AgeBand: "under-12" | "12-17" | "18-39" | "40-64" | "65-79" | "80-plus" | "unknown";
        AdoptionFigure: {
            /** @description Id of a definition of this report. */
            measure: string;
            channel?: components["schemas"]["AdoptionChannel"];
            ageBand?: components["schemas"]["AgeBand"];
            /**
             * @description `hidden`: below the limit, or it would give such a number away. `none`: it is not known, as the month lies before the
             *     first count or nobody filled it in, or there is nothing to divide. Treat an unknown state as `hidden`.
             * @enum {string}
             */
            state: "shown" | "hidden" | "none";
            /** @description With `shown`. Shares from 0 to 1. */
            value?: number;
            /** @description In a summary, with `shown`: the months that it rests on. */
            monthCount?: number;
        };
        AdoptionServiceMonth: {
            month: components["schemas"]["Month"];
            figures: components["schemas"]["AdoptionFigure"][];
        };
        /**
         * @description Made from the figures of the months alone; hidden as soon as a month's is. A month in which a figure is `none` is left
         *     out of it. Counts are added up, shares are of the sums, `made-per-month` and what the practice filled in are averages per
         *     month. Stretches of different length are compared by averages and shares.
         */
        AdoptionSummary: {
            /** @description Months of which anything is known. */
            monthCount: number;
            figures: components["schemas"]["AdoptionFigure"][];
        };
        AdoptionService: {
            /** @description As in `Practice.services`, such as booking. */
            service: string;
            /** @description The day on which the practice began with the service, as its settings say. */
            startedOn?: components["schemas"]["LocalDate"];
            /** @description The months of the period that stand, earliest first. */
            months: components["schemas"]["AdoptionServiceMonth"][];
            /** @description All these months together. */
            period: components["schemas"]["AdoptionSummary"];
            /** @description The months that were over when the service began. */
            before?: components["schemas"]["AdoptionSummary"];
            /** @description The months from the first whole one with the service. */
            after?: components["schemas"]["AdoptionSummary"];
        };
        AdoptionDefinition: {
            id: string;
            /** @description Rises when the same events would give another number. */
            version: number;
            /** @enum {string} */
            unit: "count" | "share" | "hours" | "rate";
            name: string;
            /** @description What is counted, divided by what, and what is left out. */
            text: string;
        };
        /** @description Counts and shares; no person and no content. */
        AdoptionReport: {
            /** @description Name of the practice. */
            practice: string;
            language: components["schemas"]["Language"];
            /** @description Counts from 1 to below this number are hidden, with what they could be worked out from. */
            hiddenBelow: number;
            /** @description The last month that is over and stands. Absent when there is none in the period. */
            settledThrough?: components["schemas"]["Month"];
            /** @description Every month of the period, earliest first, with what the practice filled in. */
            months: components["schemas"]["AdoptionMonth"][];
            services: components["schemas"]["AdoptionService"][];
            /** @description What each measure of this report means. */
            definitions: components["schemas"]["AdoptionDefinition"][];
        };
        AdoptionMonthUpdate: {
            /** @description Calls that the practice took in the month. */
            phoneCalls?: components["schemas"]["MonthCount"];
            /** @description Patients registered at the end of the month. */
            registeredPatients?: components["schemas"]["MonthCount"];
        };
        SettingsChange: {
            revision: number;
            at: components["schemas"]["Instant"];
            /** @description Absent when it was loaded from a file at the gateway itself. */
            by?: components["schemas"]["StaffName"];
            /** @description What was altered, as JSON pointers into the settings. Empty for the first settings. */
            parts: string[];
            /** @description The revision that this change undid. */
            undoes?: number;
            undo: {
                /** @description False for the first settings, and when the same parts were changed again. */
                allowed: boolean;
            };
        };
        SettingsChangeList: {
            items: components["schemas"]["SettingsChange"][];
            /** @description Cursor of the next page; absent on the last. */
            next?: string;
        };
    };
    responses: {
        /** @description The request does not match the contract. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Slow down. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Our fault; the cause is in our log only. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Try again later. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that was refused or has expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token's scope does not reach this operation. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Does not exist, or is not yours: the two look alike. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A rule of the practice, or a reused Idempotency-Key. */
        RuleRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of the thing forbids it now. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no answer in a form of the `Accept` header. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing changed since that ETag. */
        NotModified: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description It was changed in the meantime. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A change needs If-Match. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Wanted language of the practice's own texts. Dutch where a translation is missing; `language` says which. */
        AcceptLanguage: string;
        /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
        PersonId: components["schemas"]["Id"];
        /** @description The `next` of the page before. Bound to the query and the person. */
        Cursor: string;
        /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
        IdempotencyKey: string;
        Id: components["schemas"]["Id"];
        /** @description The ETag that was last read. Answers 304 when nothing changed. */
        IfNoneMatch: string;
        /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
        IfMatch: string;
        /** @description The month as `YYYY-MM`, such as `2026-10`. What is no month does not exist. */
        month: components["schemas"]["Id"];
        /** @description The revision that the change made. What is none does not exist. */
        revision: components["schemas"]["Id"];
    };
    requestBodies: never;
    headers: {
        /** @description Full version of the contract that was served. */
        ApiVersion: string;
        /** @description Seconds after which to ask again. */
        RetryAfter: string;
        /** @description Address of what was made, relative to the server. */
        Location: string;
        /** @description Strong; the revision number in quotes. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getPractice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wanted language of the practice's own texts. Dutch where a translation is missing; `language` says which. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The practice. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPractitioners: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The practitioners. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PractitionerList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAppointmentTypes: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
            };
            header?: {
                /** @description Wanted language of the practice's own texts. Dutch where a translation is missing; `language` says which. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All kinds; those that this person may not book say why. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentTypeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTimeSlots: {
        parameters: {
            query: {
                /** @description Id of the kind. */
                appointmentType: components["schemas"]["Id"];
                /** @description First day. */
                from: components["schemas"]["LocalDate"];
                /** @description Last day, included; at most 42 days with `from`. */
                to: components["schemas"]["LocalDate"];
                /** @description Id of the practitioner. Default any. */
                practitioner?: components["schemas"]["Id"];
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
                /** @description When looking for a time to move this appointment to: the time it takes now counts as free and the limit per kind does not count it. */
                appointmentId?: components["schemas"]["Id"];
                /** @description At most so many per day, spread over the day, times with the own GP first. Default all. */
                limitPerDay?: number;
                /** @description Page size. */
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Times in order of start. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTimeSlotDays: {
        parameters: {
            query: {
                /** @description Id of the kind. */
                appointmentType: components["schemas"]["Id"];
                /** @description First day. */
                from: components["schemas"]["LocalDate"];
                /** @description Last day, included; at most 42 days with `from`. */
                to: components["schemas"]["LocalDate"];
                /** @description Id of the practitioner. Default any. */
                practitioner?: components["schemas"]["Id"];
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
                /** @description When looking for a time to move this appointment to: the time it takes now counts as free and the limit per kind does not count it. */
                appointmentId?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every day of the period. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotDayList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSlotHold: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlotHoldCreate"];
            };
        };
        responses: {
            /** @description The time is held. */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotHold"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    releaseSlotHold: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time is free again. */
            204: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    extendSlotHold: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold with its new end. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotHold"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAppointments: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
                /** @description `upcoming` has not ended and is not cancelled. */
                state?: "upcoming" | "past" | "cancelled" | "all";
                /** @description For staff: appointments that start on this day or later, in order of start. Needs `to`. */
                from?: string;
                /** @description The last day, at most 42 days from the first. */
                to?: string;
                /** @description For staff: with this practitioner alone. */
                practitioner?: components["schemas"]["Id"];
                /** @description For staff: what is new or changed since this instant, itself included, in order of change. Where to begin; `resume` says where to go on. */
                updatedSince?: string;
                /** @description Page size. */
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Upcoming ones in order of start, others latest first. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentList"];
                    "application/fhir+json": components["schemas"]["AppointmentBundle"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createAppointment: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentCreate"];
            };
        };
        responses: {
            /** @description Booked (`booked`), or asked for (`proposed`) where the service mode is `request`. */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    acknowledgeAppointments: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentAcknowledgements"];
            };
        };
        responses: {
            /** @description What came of each. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgementOutcomes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAppointmentCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar without kind, complaint or specialism. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rescheduleAppointment: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentRescheduling"];
            };
        };
        responses: {
            /** @description The appointment at its new time. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentCancellation"];
            };
        };
        responses: {
            /** @description The cancelled appointment. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWorkItems: {
        parameters: {
            query?: {
                state?: "open" | "done";
                /** @description One kind alone. */
                kind?: components["schemas"]["WorkItemKind"];
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the counts of all. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWorkItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item as it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    assignWorkItem: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemAssignment"];
            };
        };
        responses: {
            /** @description The item, with who deals with it. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideWorkItem: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemDecision"];
            };
        };
        responses: {
            /** @description The item, done. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMedicationTreatments: {
        parameters: {
            query?: {
                /** @description Of the leading line. Default all three. */
                state?: components["schemas"]["MedicationState"];
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of treatments. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MedicationTreatmentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMedicationOverview: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
            };
            header?: {
                /** @description Wanted language of the practice's own texts. Dutch where a translation is missing; `language` says which. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MedicationOverview"];
                    "application/pdf": string;
                    "application/fhir+json": components["schemas"]["MedicationBundle"];
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPharmacies: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pharmacies that this practice works with. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PharmacyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRepeatRequests: {
        parameters: {
            query?: {
                /** @description For whom. Default the person signed in. Someone for whom they may not act answers 404 as if unknown. */
                personId?: components["parameters"]["PersonId"];
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatRequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createRepeatRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatRequestCreate"];
            };
        };
        responses: {
            /** @description The practice has it. */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRepeatRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatRequest"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    withdrawRepeatRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now, every line withdrawn. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRepeatTasks: {
        parameters: {
            query?: {
                /** @description One step alone. Default everything open. */
                step?: components["schemas"]["RepeatStep"];
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the counts of all. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatTaskList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRepeatTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatTask"];
                    "application/fhir+json": components["schemas"]["MedicationBundle"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prepareRepeatTask: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatPreparation"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatTask"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    recordRepeatPrescriptions: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatPrescribed"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatTask"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    authoriseRepeatTasks: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatAuthorisation"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatAuthorisationResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    receiveRepeatMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatMessage"];
            };
        };
        responses: {
            /** @description It was taken in. */
            204: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getContactDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact details of the person signed in, masked. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDetails"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putContactDetails: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactDetailsUpdate"];
            };
        };
        responses: {
            /** @description As they are now. Codes are on their way to what is new. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    confirmContactDetails: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactConfirmation"];
            };
        };
        responses: {
            /** @description It is confirmed, and notices go there from now on. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createBulkAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkActionCreate"];
            };
        };
        responses: {
            /** @description Planned. */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBulkAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    undoBulkAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Undone; nobody was told anything. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    searchPersons: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSearch"];
            };
        };
        responses: {
            /** @description Who fits. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonSearchResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPracticeDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The day as `YYYY-MM-DD`. What is no day does not exist. */
                date: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The day. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeDay"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createClosing: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingCreate"];
            };
        };
        responses: {
            /** @description Planned. */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was seen. Absent begins now. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it does not end by itself. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdoptionReport: {
        parameters: {
            query: {
                /** @description First day. The report begins with the first month that lies wholly in the period. */
                from: components["schemas"]["LocalDate"];
                /** @description Last day, included. The report ends with the last month that lies wholly in the period; at most 60 months. */
                to: components["schemas"]["LocalDate"];
                /** @description Form of the answer. `csv` has a row per definition and a row per figure. */
                format?: "json" | "csv";
            };
            header?: {
                /** @description Wanted language of the practice's own texts. Dutch where a translation is missing; `language` says which. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, with the definitions that it rests on. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptionReport"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdoptionMonth: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description The month as `YYYY-MM`, such as `2026-10`. What is no month does not exist. */
                month: components["parameters"]["month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The month; without figures while nothing was filled in. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptionMonth"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putAdoptionMonth: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The month as `YYYY-MM`, such as `2026-10`. What is no month does not exist. */
                month: components["parameters"]["month"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptionMonthUpdate"];
            };
        };
        responses: {
            /** @description The month as it is now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptionMonth"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was last read. Answers 304 when nothing changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings as they are now. `settings` is also the file for another practice. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsState"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PracticeSettings"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSettingsChanges: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. Bound to the query and the person. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsChangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    undoSettingsChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client, one per intention of the person; kept over retries. A UUID does. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The strong ETag that was last read. Missing gives 428, stale gives 412 with the state as it is now. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The revision that the change made. What is none does not exist. */
                revision: components["parameters"]["revision"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
