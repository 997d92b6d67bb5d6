using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>How data sets differ from the complete one: what they lack, and what is odd about them.</summary>
internal static class SampleGaps
{
    extension(EnfDataSet data)
    {
        /// <summary>Faster Diagnosis runs on: the result is there, and nobody has told the patient.</summary>
        internal EnfDataSet Untold => data with
        {
            CancerWait = data.CancerWait! with { FasterDiagnosisEndDate = null, FasterDiagnosisEndReason = null, PrimaryCancerSite = null, PatientStatus = "14" },
        };

        /// <summary>Items of the minimum data set are missing: others each time.</summary>
        internal EnfDataSet Incomplete(int round) => (round % 3) switch
        {
            0 => data with { Gp = null, Patient = data.Patient with { Address = null, Postcode = null } },
            1 => data with { Referrer = data.Referrer! with { ReferrerCode = null, ContactName = null }, Receiver = null },
            _ => data with { Patient = data.Patient with { LocalPatientId = null, Title = null }, Transfer = data.Transfer! with { ServiceRequestedDate = null } },
        };

        /// <summary>The six key items and little more: the clinical letter went as well.</summary>
        internal EnfDataSet WithLetter => new()
        {
            Patient = data.Patient with { Sex = null, Address = null, Postcode = null, Title = null },
            Transfer = data.Transfer! with { ClinicalLetterSent = true },
            Rtt = data.Rtt,
            CancerWait = new() { PeriodStartDate = data.CancerWait!.PeriodStartDate, ReferralType = data.CancerWait.ReferralType },
            TumourGroup = data.TumourGroup,
        };

        /// <summary>A first appointment that the patient did not come to.</summary>
        internal EnfDataSet Missed(int days) => data with
        {
            CancerWait = data.CancerWait! with { FirstSeenAdjustmentDays = days, FirstSeenAdjustmentReason = "3" },
        };

        /// <summary>Found by chance, and upgraded by the consultant on the day of the scan.</summary>
        internal EnfDataSet Upgraded => data with
        {
            CancerWait = data.CancerWait! with
            {
                SourceOfReferral = "05",
                PriorityType = "2",
                DecisionToReferDate = null,
                ReferralType = null,
                ConsultantUpgradeDate = data.Imaging![0].Date,
                UpgradeSite = data.CancerWait.FirstSeenSite,
            },
        };

        /// <summary>Right, and to be looked at: the number was not traced, and the decision is a week old.</summary>
        internal EnfDataSet Doubtful => data with
        {
            Patient = data.Patient with { NhsNumberStatus = "02" },
            Transfer = data.Transfer! with { DecisionToReferDate = SampleWay.WorkingDay(data.Transfer.DecisionToReferDate!.Value.AddDays(-6)) },
        };

        internal EnfDataSet Asking(string reason, string question) => data with { Questions = data.Questions! with { ReasonForReferral = reason, QuestionForMdt = question } };

        /// <summary>The way back: the same patient under the number of the trust that sends now, to the specialty that referred before.</summary>
        internal EnfDataSet Back(EnfPatient patient, string specialty, IReadOnlyList<OdsCode> through) => data with
        {
            Patient = patient,
            Receiver = new() { TreatmentFunction = specialty },
            Transfer = data.Transfer! with { OrganisationsOnPathway = through },
        };
    }
}
