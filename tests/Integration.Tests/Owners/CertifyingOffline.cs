using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Owners;

public sealed class CertifyingOffline(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "OWN-03")]
    public async Task finds_failed_owners_of_the_own_area_by_their_document_only()
    {
        var (estate, other) = (await AnEstate.BuildAsync(app), await AnEstate.BuildAsync(app, ACity.OtherCommunity));
        var (failed, fresh) = (await estate.OwnerAsync("王小明"), await estate.OwnerAsync("李小红"));
        await estate.HomeAsync("1栋", "101", failed);
        await estate.HomeAsync("1栋", "102", fresh);
        var request = await FailedAsync(estate, failed, AnEstate.Resident());
        await estate.BeginAsync(fresh, AnEstate.Resident());

        var found = (await app.SendAsync(Search(failed), estate.Officer())).Value.Single();
        found.Request.ShouldBe(request.Value);
        found.Owner.ShouldBe("王**");
        (found.Offline, found.FailedAt).ShouldBe((OfflineReason.NoReference, app.Clock.GetUtcNow()));
        found.Document.ShouldNotBe(failed.Document.Number);
        (await app.SendAsync(Search(fresh), estate.Officer())).Value.ShouldBeEmpty();
        (await app.SendAsync(Search(failed), other.Officer())).Value.ShouldBeEmpty();
        (await app.SendAsync(new FindOwnersToCertify(DocumentType.ResidentId, "1"), estate.Officer())).Error.ShouldBe(BindingErrors.BadDocument);
        (await app.SendAsync(Search(failed), AnEstate.Resident(estate.Project))).Error.ShouldBe(SharedErrors.NotPermitted);
    }

    [Fact]
    [Trait("row", "OWN-04")]
    [Trait("row", "TDO-04")]
    public async Task two_officers_with_a_signed_form_bind_as_if_the_face_check_had_passed()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident(estate.Project);
        var request = await FailedAsync(estate, owner, resident);
        var (clerk, director) = (estate.Officer(), estate.Officer(Role.Director));

        (await app.SendAsync(new CertifyOwnerOffline(request, "已核对原件"), clerk)).Error.ShouldBe(BindingErrors.EvidenceMissing);
        await AttachAsync(request, clerk);
        (await app.SendAsync(new CertifyOwnerOffline(request, "已核对原件"), clerk)).Error.ShouldBeNull();
        (await app.SendAsync(Photographed(request), clerk)).Error.ShouldBe(AttachmentErrors.Frozen, "nothing is added to what the second officer looks at");
        (await app.SendAsync(new DecideOfflineCertification(request, true, null), clerk)).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
        (await app.SendAsync(new GetRecordedCertifications(new Page()), director)).Value.Items.Single().Request.ShouldBe(request.Value);
        (await WaitingAsync(director)).ShouldContain($"/admin/certifications/{request.Value}");
        (await app.SendAsync(new DecideOfflineCertification(request, true, null), director)).Value.ShouldBe(1);
        (await WaitingAsync(director)).ShouldBeEmpty();

        (await app.SendAsync(new GetMyHomes(), resident)).Value.Homes.Single().Method.ShouldBe(BindingMethod.Offline);
        var audited = await app.UseAsync(db => db.Set<AuditEntry>().Where(entry => entry.SubjectId == request.Value).Select(entry => entry.Action).ToListAsync(Ct));
        audited.ShouldContain("owners.certification_recorded");
        audited.ShouldContain("owners.identity_proved");
    }

    [Fact]
    [Trait("row", "OWN-04")]
    public async Task officers_of_another_area_find_nothing()
    {
        var (estate, other) = (await AnEstate.BuildAsync(app), await AnEstate.BuildAsync(app, ACity.OtherCommunity));
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var request = await FailedAsync(estate, owner, AnEstate.Resident());
        var stranger = other.Officer();

        (await app.SendAsync(new CertifyOwnerOffline(request, ""), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new DecideOfflineCertification(request, true, null), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new GetCertification(request), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new UploadAttachment(AttachmentKinds.OfflineCertification, request.Value, "a.jpg", new MemoryStream(Photo)), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new CertifyOwnerOffline(request, new string('长', 501)), estate.Officer())).Error.ShouldBe(SharedErrors.Invalid);
    }

    [Fact]
    [Trait("row", "OWN-09")]
    public async Task says_whether_somebody_is_an_owner_of_an_area()
    {
        var (estate, other) = (await AnEstate.BuildAsync(app), await AnEstate.BuildAsync(app));
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var officer = estate.Officer();

        var answer = (await app.SendAsync(new VerifyOwnerOfArea(estate.Project, "王 小明", owner.Document.Type, owner.Document.Number), officer)).Value;
        answer.IsOwner.ShouldBeTrue();
        answer.Homes.ShouldBe(["1栋1单元101"]);
        (await app.SendAsync(new VerifyOwnerOfArea(estate.Project, "李四", owner.Document.Type, owner.Document.Number), officer)).Value.IsOwner.ShouldBeFalse();
        (await app.SendAsync(new VerifyOwnerOfArea(other.Project, owner.Name, owner.Document.Type, owner.Document.Number), other.Officer())).Value.IsOwner.ShouldBeFalse();
        (await app.SendAsync(new VerifyOwnerOfArea(other.Project, owner.Name, owner.Document.Type, owner.Document.Number), officer)).Error.ShouldBe(RegisterErrors.ProjectNotFound);

        await app.UseAsync(db => db.Set<Ownership>().Where(o => o.OwnerId == owner.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Until, app.Clock.GetUtcNow()), Ct));
        (await app.SendAsync(new VerifyOwnerOfArea(estate.Project, owner.Name, owner.Document.Type, owner.Document.Number), officer)).Value.IsOwner.ShouldBeFalse("who sold is no owner");
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public async Task lists_the_owners_of_a_project_and_who_is_bound()
    {
        var estate = await AnEstate.BuildAsync(app);
        var (husband, wife, third) = (await estate.OwnerAsync("王小明"), await estate.OwnerAsync("李小红"), await estate.OwnerAsync("赵六"));
        await estate.HomeAsync("2栋", "101", husband, wife);
        await estate.HomeAsync("10栋", "101", third);
        await estate.BindAsync(husband, AnEstate.Resident());
        var officer = estate.Officer();

        var figures = (await app.SendAsync(new GetBindingFigures(estate.Project), officer)).Value;
        var all = (await app.SendAsync(new GetProjectOwners(estate.Project, null, null, null, new Page()), officer)).Value;
        var bound = (await app.SendAsync(new GetProjectOwners(estate.Project, true, null, null, new Page()), officer)).Value;
        var unbound = (await app.SendAsync(new GetProjectOwners(estate.Project, false, "2栋", "1", new Page()), officer)).Value;

        figures.ShouldBe(new BindingFigures(2, 1, 3, 1, 0));
        all.Items.Select(line => line.Address).ShouldBe(["2栋1单元101", "2栋1单元101", "10栋1单元101"]);
        bound.Items.Single().Owner.ShouldBe("王**");
        unbound.Items.Single().Owner.ShouldBe("李**");
        (await app.SendAsync(new GetProjectOwners(estate.Project, null, null, null, new Page()), (await AnEstate.BuildAsync(app)).Officer())).Error.ShouldBe(RegisterErrors.ProjectNotFound);
    }

    private async Task<IReadOnlyList<string>> WaitingAsync(TestActor officer) => [.. (await app.SendAsync(new GetToDos(ToDoTab.Pending, null, new Page()), officer)).Value.Items.Select(todo => todo.Url)];

    private static FindOwnersToCertify Search(Owner owner) => new(owner.Document.Type, owner.Document.Number);

    private async Task<BindingRequestId> FailedAsync(AnEstate estate, Owner owner, TestActor resident)
    {
        var begun = await estate.BeginAsync(owner, resident);
        estate.AnswerFace(begun.CheckAddress, FaceAnswer.NoPhoto);
        (await app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Value.Offline.ShouldBe(OfflineReason.NoReference);
        return begun.Request;
    }

    private async Task AttachAsync(BindingRequestId request, TestActor officer) =>
        (await app.SendAsync(Photographed(request), officer)).Error.ShouldBeNull();

    private static UploadAttachment Photographed(BindingRequestId request) => new(AttachmentKinds.OfflineCertification, request.Value, "认证表.jpg", new MemoryStream(Photo));
}
