using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>How data sets differ from the complete one: what is missing, and what is unusual.</summary>
internal static class DataSetVariations
{
    extension(EnfDataSet data)
    {
        /// <summary>The result is there, but the patient has not been told: the Faster Diagnosis clock still runs.</summary>
        internal EnfDataSet PatientNotTold => data with
        {
            CancerWait = data.CancerWait! with
            {
                FasterDiagnosisEndDate = null,
                FasterDiagnosisEndReason = null,
                PrimaryCancerSite = null,
                PatientStatus = "14",
            },
        };

        /// <summary>Without some items of the minimum data set; which ones depends on the round.</summary>
        internal EnfDataSet Incomplete(int round) => (round % 3) switch
        {
            0 => data with { Gp = null, Patient = data.Patient with { Address = null, Postcode = null } },
            1 => data with { Referrer = data.Referrer! with { ReferrerCode = null, ContactName = null }, Receiver = null },
            _ => data with
            {
                Patient = data.Patient with { LocalPatientId = null, Title = null },
                Transfer = data.Transfer! with { ServiceRequestedDate = null },
            },
        };

        /// <summary>Little more than the six key items: a clinical letter was sent as well.</summary>
        internal EnfDataSet WithLetter => new()
        {
            Patient = data.Patient with { Sex = null, Address = null, Postcode = null, Title = null },
            Transfer = data.Transfer! with { ClinicalLetterSent = true },
            Rtt = data.Rtt,
            CancerWait = new() { PeriodStartDate = data.CancerWait!.PeriodStartDate, ReferralType = data.CancerWait.ReferralType },
            TumourGroup = data.TumourGroup,
        };

        /// <summary>The patient did not attend the first appointment.</summary>
        internal EnfDataSet FirstAppointmentMissed(int days) => data with
        {
            CancerWait = data.CancerWait! with { FirstSeenAdjustmentDays = days, FirstSeenAdjustmentReason = "3" },
        };

        /// <summary>An incidental finding, upgraded by the consultant on the day of the scan.</summary>
        internal EnfDataSet ConsultantUpgrade => data with
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

        /// <summary>Valid, with warnings: the NHS number was not traced, and the decision to refer is a week old.</summary>
        internal EnfDataSet WithWarnings => data with
        {
            Patient = data.Patient with { NhsNumberStatus = "02" },
            Transfer = data.Transfer! with { DecisionToReferDate = data.Transfer.DecisionToReferDate!.Value.AddDays(-6).ToWorkingDay() },
        };

        internal EnfDataSet Asking(string reason, string question) =>
            data with { Questions = data.Questions! with { ReasonForReferral = reason, QuestionForMdt = question } };

        /// <summary>A referral back: the patient under the new referrer's number, to the specialty that referred first.</summary>
        internal EnfDataSet Back(EnfPatient patient, string specialty, IReadOnlyList<OdsCode> organisationsOnPathway) => data with
        {
            Patient = patient,
            Receiver = new() { TreatmentFunction = specialty },
            Transfer = data.Transfer! with { OrganisationsOnPathway = organisationsOnPathway },
        };
    }
}
