using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What clocks and allocation both read off the facts.</summary>
internal static class ClockArithmetic
{
    extension(ClockFacts facts)
    {
        /// <summary>What had happened by this day, and nothing of what came later or is planned.</summary>
        internal ClockFacts AsOf(DateOnly day)
        {
            return facts with
            {
                ConsultantUpgradeDate = UnlessLater(facts.ConsultantUpgradeDate),
                DateFirstSeen = UnlessLater(facts.DateFirstSeen),
                Transfers = [.. facts.Transfers.Where(transfer => transfer.Date <= day)],
                DecisionToTreat = UnlessLater(facts.DecisionToTreat),
                EarliestClinicallyAppropriateDate = UnlessLater(facts.EarliestClinicallyAppropriateDate),
                TreatmentStart = UnlessLater(facts.TreatmentStart),
                PatientTold = UnlessLater(facts.PatientTold),
            };

            DateOnly? UnlessLater(DateOnly? date) => date <= day ? date : null;
        }

        /// <summary>Day 0 of the 38 and the 62 days.</summary>
        internal DateOnly Start => facts.ConsultantUpgradeDate ?? facts.PeriodStart;

        /// <summary>Days that do not count because of the first appointment; of an upgrade after it they lie before the clock.</summary>
        internal int EffectiveFirstSeenAdjustment => facts.ConsultantUpgradeDate > facts.DateFirstSeen ? 0 : facts.FirstSeenAdjustmentDays;

        /// <summary>Days that do not count because of the treatment; only an ordinary admission or a day case is adjusted.</summary>
        internal int EffectiveTreatmentAdjustment => facts.CareSetting is "01" or "02" ? facts.TreatmentAdjustmentDays : 0;

        /// <summary>The last transfer into the treating trust.</summary>
        internal DateOnly? HandedOver => facts.HandedOverTo(facts.Treating)?.Date;

        /// <summary>The last transfer to a trust; null where there was none.</summary>
        internal Transfer? HandedOverTo(OdsCode ods) => facts.Transfers.LastOrDefault(transfer => transfer.To == ods);

        /// <summary>Day 0, day 38 and day 62, adjustments counted.</summary>
        internal ReferralDates Dates =>
            new(facts.Start, Clocks.Handover38.LastDay(facts)!.Value, Clocks.Treat62.LastDay(facts)!.Value);
    }
}
