using System.Diagnostics;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Notices;

internal sealed class AnswerWeChatHandler(IWeChatInbox inbox) : IQueryHandler<AnswerWeChat, string>
{
    public Task<Result<string>> Handle(AnswerWeChat query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<string>>(inbox.IsWeChat(query.Callback) ? query.Word : ChannelErrors.NotSigned);
}

internal sealed class GetPageSignatureHandler(IWeChatPageSigner signer) : IQueryHandler<GetPageSignature, PageSignature>
{
    public async Task<Result<PageSignature>> Handle(GetPageSignature query, CancellationToken cancellationToken) => await signer.SignAsync(query.Url, cancellationToken) switch
    {
        PageSigning.Done signed => signed.Signature,
        PageSigning.ForeignPage => ChannelErrors.ForeignPage,
        PageSigning.Failed => ChannelErrors.Unavailable,
        _ => throw new UnreachableException(),
    };
}
