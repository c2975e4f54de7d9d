using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Owners.ABinding;

namespace PropertyPlatform.Domain.Tests.Owners;

public sealed class ProvingToBeAnOwner
{
    [Fact]
    [Trait("row", "OWN-01")]
    public void is_done_by_a_face_check_that_passes()
    {
        var request = Checking();

        request.TakeVerdict(FaceVerdict.Verified, Monday).Error.ShouldBeNull();

        request.State.ShouldBe(BindingRequestState.Bound);
        request.Events.OfType<IdentityProved>().Single().Method.ShouldBe(BindingMethod.Face);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public void a_mismatch_is_recorded_and_may_be_tried_again()
    {
        var request = Checking();

        request.TakeVerdict(FaceVerdict.Mismatch, Monday).Error.ShouldBeNull();

        request.State.ShouldBe(BindingRequestState.FaceFailed);
        request.Attempts.ShouldBe([new FaceAttempt(FaceVerdict.Mismatch, Monday)]);
        request.StartCheck("again", Monday).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public void the_third_mismatch_of_a_day_leaves_offline_certification_only()
    {
        var request = Asked();
        for (var i = 0; i < 3; i++)
        {
            request.StartCheck($"check {i}", Monday.AddHours(i)).Error.ShouldBeNull();
            request.TakeVerdict(FaceVerdict.Mismatch, Monday.AddHours(i)).Error.ShouldBeNull();
        }

        request.Offline.ShouldBe(OfflineReason.Mismatches);
        request.StartCheck("fourth", Monday.AddHours(4)).Error.ShouldBe(BindingErrors.OfflineNeeded);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public void three_mismatches_on_three_days_do_not()
    {
        var request = Asked();
        for (var i = 0; i < 3; i++)
        {
            request.StartCheck($"check {i}", Monday.AddDays(i)).Error.ShouldBeNull();
            request.TakeVerdict(FaceVerdict.Mismatch, Monday.AddDays(i)).Error.ShouldBeNull();
        }

        request.Offline.ShouldBeNull();
    }

    [Theory]
    [InlineData(FaceVerdict.NoReference, OfflineReason.NoReference)]
    [InlineData(FaceVerdict.Suspicious, OfflineReason.Suspicious)]
    [Trait("row", "OWN-02")]
    public void goes_offline_at_once_when_no_check_can_help(FaceVerdict verdict, OfflineReason why)
    {
        var request = Checking();

        request.TakeVerdict(verdict, Monday).Error.ShouldBeNull();

        request.Offline.ShouldBe(why);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public void a_verdict_without_a_check_counts_for_nothing()
    {
        Asked().TakeVerdict(FaceVerdict.Verified, Monday).Error.ShouldBe(BindingErrors.NoCheckRunning);
        Failed().TakeVerdict(FaceVerdict.Verified, Monday).Error.ShouldBe(BindingErrors.NoCheckRunning);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public void keeps_what_was_agreed_to_and_goes_offline_without_a_face()
    {
        Asked().Consents.ShouldBe(Both.All);
        BindingRequest.Open(Person, Registered, NoFace, Monday).Offline.ShouldBe(OfflineReason.Chosen);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public void agrees_to_the_text_in_force_alone()
    {
        var text = new ConsentText(ConsentPurpose.FaceCheck, "2026", Monday.AddYears(-1), "人脸识别告知书", ["一"]);

        text.AgreedTo("2026", Monday).Value.ShouldBe(new Consent(ConsentPurpose.FaceCheck, "2026", Monday));
        text.AgreedTo("2025", Monday).Error.ShouldBe(ConsentErrors.Outdated);
        text.AgreedTo(null, Monday).Error.ShouldBe(ConsentErrors.Missing);
    }

    [Fact]
    [Trait("row", "OWN-04")]
    public void two_officers_certify_what_the_face_check_could_not()
    {
        var request = Recorded();

        request.Confirm(Second, Monday).Error.ShouldBeNull();

        request.Events.OfType<IdentityProved>().Single().Method.ShouldBe(BindingMethod.Offline);
    }

    [Fact]
    [Trait("row", "OWN-04")]
    public void one_officer_alone_certifies_nothing()
    {
        Recorded().Confirm(Clerk, Monday).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
        Recorded().Confirm(Second with { Person = Clerk.Person }, Monday).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
        Recorded().Confirm(Second with { Person = Person }, Monday).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
        Failed().Confirm(Second, Monday).Error.ShouldBe(BindingErrors.NotRecorded);
    }

    [Fact]
    [Trait("row", "OWN-04")]
    public void certification_needs_its_evidence_and_a_failed_check()
    {
        Failed().Record(Clerk, "", 0, Monday).Error.ShouldBe(BindingErrors.EvidenceMissing);
        Checking().Record(Clerk, "", 1, Monday).Error.ShouldBe(BindingErrors.NotCertifiable);
        Failed().Record(Clerk with { Person = Person }, "", 1, Monday).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
    }

    [Fact]
    [Trait("row", "OWN-04")]
    public void a_refused_certification_can_be_recorded_anew()
    {
        var request = Recorded();

        request.Refuse(Second, "", Monday).Error.ShouldBe(BindingErrors.OpinionMissing);
        request.Refuse(Second, "照片不清", Monday).Error.ShouldBeNull();

        request.State.ShouldBe(BindingRequestState.FaceFailed);
        request.Record(Clerk, "", 1, Monday).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public void the_binding_time_survives_the_end()
    {
        var binding = Living();

        binding.Unbind(Monday.AddDays(1)).Error.ShouldBeNull();
        binding.EndWithOwnership(Monday.AddDays(2));

        binding.BoundAt.ShouldBe(Monday);
        binding.End.ShouldBe(BindingEnd.ByOwner);
        binding.Unbind(Monday.AddDays(3)).Error.ShouldBe(BindingErrors.Ended);
    }
}
