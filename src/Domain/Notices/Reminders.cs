namespace PropertyPlatform.Domain.Notices;

/// <summary>Kinds of reminder; all go through one mechanism with one log (NTF-14).</summary>
public enum ReminderKind
{
    /// <summary>催绑: to bind a preset account.</summary>
    Binding = 1,

    /// <summary>催办: to respond to a notice.</summary>
    Response = 2,

    /// <summary>提醒更新: to bring something up to date.</summary>
    Update = 3,
}

/// <summary>By which way a reminder went out.</summary>
public enum ReminderWay
{
    /// <summary>Into the inbox alone: the person is not bound to WeChat.</summary>
    Inbox = 1,

    /// <summary>Into the inbox and as a card of the official account.</summary>
    WeChat = 2,

    /// <summary>By text message.</summary>
    Sms = 3,

    /// <summary>Not at all: no way leads to this person.</summary>
    None = 4,
}

/// <summary>How often somebody may be reminded on one Chinese calendar day.</summary>
/// <param name="EffectiveFrom">From when on.</param>
/// <param name="PerMatter">Reminders of one kind about one matter.</param>
/// <param name="PerTarget">Reminders of any kind about anything.</param>
public sealed record ReminderLimits(DateTimeOffset EffectiveFrom, int PerMatter, int PerTarget)
{
    /// <summary>Whether one more is allowed.</summary>
    /// <param name="ofMatter">Reminders about the matter that the target got today.</param>
    /// <param name="inAll">All reminders that the target got today.</param>
    public bool Allow(int ofMatter, int inAll) => ofMatter < PerMatter && inAll < PerTarget;
}
