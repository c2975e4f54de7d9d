using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetOfficialAccountMenuHandler(IActor actor) : IQueryHandler<GetOfficialAccountMenu, OfficialAccountMenu>
{
    // The tree is the one of the official account and stays whole; what the platform does not serve cannot be opened by anybody.
    private const bool NotThere = false;

    public Task<Result<OfficialAccountMenu>> Handle(GetOfficialAccountMenu request, CancellationToken cancellationToken)
    {
        var audience = Enum.TryParse<Role>(actor.Role, out var role) ? Roles.Of(role).Audience : (Audience?)null;
        var office = audience is Audience.Government or Audience.PropertyOrCommittee or Audience.Expert;
        var property = Group("property", "物业",
            Group("my-area", "我的小区",
                Page("property-service", "物业服务", "/h5/service", office),
                Page("owner-evaluation", "业主评价", "/h5/evaluations", NotThere),
                Page("owner-binding", "业主身份绑定", "/h5/binding", true),
                Page("proxy-certification", "被委托人认证", "/h5/proxy", true)),
            Group("disclosure", "信息公开", Page("property-disclosure", "信息公开", "/h5/disclosures", NotThere)),
            Group("interaction", "互动交流", Page("service-evaluation", "物业服务评价", "/h5/service-evaluation", NotThere)));
        Result<OfficialAccountMenu> menu = new OfficialAccountMenu(
        [
            Group("open-information", "信息公开", Page("announcements", "通知公告", "/h5/announcements", NotThere)),
            Group("business", "业务办理", Group("service-hall", "服务大厅", property)),
            Group("government-people", "政民互动", Page("opinions", "互动交流", "/h5/opinions", NotThere)),
        ]);
        return Task.FromResult(menu);
    }

    private static MenuNode Page(string key, string title, string path, bool enabled) => new(key, title, path, enabled, []);

    private static MenuNode Group(string key, string title, params MenuNode[] entries) => new(key, title, null, Array.Exists(entries, entry => entry.Enabled), entries);
}
