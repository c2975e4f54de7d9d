using FsCheck;
using FsCheck.Fluent;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly Publisher Street = By("4403.05.007.");

    [Fact]
    [Trait("row", "NTF-01")]
    [Trait("row", "NTF-11")]
    public void is_published_within_the_own_place_to_the_roles_of_the_level_and_to_somebody()
    {
        Publish(Street, Everybody).Value.Rule.Places.ShouldBe(["4403.05.007."]);
        Publish(Street, Everybody with { Places = ["4403.05.007.001."] }).Succeeded.ShouldBeTrue();
        Publish(By("4403."), Everybody with { Roles = [Role.EntLead] }).Succeeded.ShouldBeTrue();

        Publish(Street, Everybody with { Places = ["4403.05.008."] }).Error.ShouldBe(NoticeErrors.OutOfReach);
        Publish(Street, Everybody with { Places = ["4403.05."] }).Error.ShouldBe(NoticeErrors.OutOfReach);
        Publish(Street, Everybody with { Roles = [Role.EntLead] }).Error.ShouldBe(NoticeErrors.RoleOutOfReach);
        Publish(By("4403."), Everybody with { Roles = [Role.Owner] }).Error.ShouldBe(NoticeErrors.RoleOutOfReach);
        Publish(Street, Everybody with { Roles = [] }).Error.ShouldBe(NoticeErrors.NobodyToTell);
        Publish(Street, Everybody, recipients: 0).Error.ShouldBe(NoticeErrors.NobodyToTell);
        Publish(Street, Everybody, title: "  ").Error.ShouldBe(NoticeErrors.NoTitle);
    }

    [Fact]
    [Trait("row", "NTF-02")]
    public void is_urged_by_its_own_unit_as_a_notice_of_its_own_that_asks_for_no_reply()
    {
        var notice = Publish(Street, Everybody, title: new string('长', Notice.TitleLength)).Value;

        var urging = notice.Urge(Street, 3, Monday.AddDays(1)).Value;

        (urging.Urges, urging.Reminds, urging.Reply, urging.Recipients).ShouldBe((notice.Id, ReminderKind.Response, ReplyType.NoReply, 3));
        urging.Title.Length.ShouldBe(Notice.TitleLength);
        urging.Title.ShouldStartWith("【催办】");
        urging.Urge(Street, 3, Monday).Error.ShouldBe(NoticeErrors.IsAReminder);
        notice.Urge(Street, 0, Monday).Error.ShouldBe(NoticeErrors.NobodyWaits);
        notice.Urge(By("4403.05.007."), 3, Monday).Error.ShouldBe(NoticeErrors.NotFound);
    }

    [Fact]
    [Trait("row", "NTF-14")]
    public void reminders_have_a_limit_for_a_matter_and_one_for_a_person()
    {
        var limits = new ReminderLimits(Monday, 1, 3);

        limits.Allow(0, 2).ShouldBeTrue();
        limits.Allow(1, 1).ShouldBeFalse();
        limits.Allow(0, 3).ShouldBeFalse();
    }

    /// <summary>Whatever a recipient does in whatever order: reading completes 不回复 alone, a reply that is not empty completes 回复 alone, and what is complete never changes .</summary>
    [Theory]
    [Trait("row", "NTF-09")]
    [Trait("row", "NTF-10")]
    [InlineData(ReplyType.NoReply)]
    [InlineData(ReplyType.Reply)]
    public void is_responded_to_by_what_its_type_asks_for(ReplyType type) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Elements(null, "", "  ", "收到", "已办").ListOf(6).ToArbitrary(), acts =>
    {
        var delivery = NoticeDelivery.Of(Publish(Street, Everybody, reply: type).Value, AccountId.New(), Role.Director, null);
        var (opened, answer, at) = (false, default(string), Monday);
        foreach (var act in acts)
        {
            at = at.AddHours(1);
            var before = (delivery.Step, delivery.ReadAt, delivery.Reply, delivery.RepliedAt, delivery.Version);
            if (act is null)
            {
                delivery.Open(at);
                opened = true;
            }
            else if (delivery.Answer(act, at).Succeeded)
            {
                (opened, type, answer).ShouldBe((true, ReplyType.Reply, null));
                answer = act;
            }
            else
            {
                (delivery.Step, delivery.ReadAt, delivery.Reply, delivery.RepliedAt, delivery.Version).ShouldBe(before, "a refusal changes nothing");
            }

            delivery.Step.ShouldBe((opened, type, answer) switch
            {
                (false, _, _) => DeliveryStep.Unread,
                (true, ReplyType.NoReply, _) => DeliveryStep.Responded,
                (true, _, null) => DeliveryStep.Read,
                _ => DeliveryStep.Responded,
            });
            (delivery.ReadAt is not null, delivery.Reply, delivery.RepliedAt is not null).ShouldBe((opened, answer, answer is not null));
        }
    }));

    private static RecipientRule Everybody { get; } = new([], [], [Role.ProjectManager, Role.Director]);

    private static Publisher By(string place) => new(AccountId.New(), OrganisationId.New(), Jurisdiction.Of(place));

    private static Result<Notice> Publish(Publisher by, RecipientRule rule, int recipients = 5, string title = "台风防御", ReplyType reply = ReplyType.Reply) =>
        Notice.Publish(NoticeId.New(), by, new NoticeText(title, NoticeType.Safety, reply, ""), rule, recipients, Monday);
}
