namespace PropertyPlatform.Application.Accounts;

/// <summary>Remembers which WeChat opened the pages until the person behind it is known: a sealed word in the browser's hand, worth half an hour.</summary>
public interface IWeChatTickets
{
    /// <summary>A ticket for an openid.</summary>
    string Issue(string openId);

    /// <summary>The openid of a ticket; null when it is none of ours or too old.</summary>
    string? Read(string? ticket);
}
