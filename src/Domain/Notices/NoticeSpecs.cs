using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>Questions about notices and their deliveries.</summary>
public static class NoticeSpecs
{
    /// <summary>The notice of that id, whoever published it.</summary>
    public static Specification<Notice> ById(NoticeId id) => new Specification<Notice>().Where(n => n.Id == id);

    /// <summary>The notice of that id, of one unit.</summary>
    public static Specification<Notice> OfUnit(NoticeId id, OrganisationId unit) => ById(id).Where(n => n.UnitId == unit);

    /// <summary>What one account got of a notice.</summary>
    public static Specification<NoticeDelivery> To(AccountId account, NoticeId notice) => new Specification<NoticeDelivery>().Where(d => d.AccountId == account && d.NoticeId == notice);
}
