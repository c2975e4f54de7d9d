using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class ExportBallotsHandler(AppDbContext db, ISheetWriter sheets, IActor actor, TimeProvider clock) : IQueryHandler<ExportBallots, SheetFile>
{
    private static readonly SheetColumn[] Columns =
    [
        new("业务编号", 18), new("小区", 24), new("投票议题", 40), new("召集人", 24), new("投票状态", 12), new("投票开始时间", 18), new("投票截止时间", 18), new("户数", 10), new("表决单元", 10), new("通过事项", 10),
        new("计票事项", 10), new("起草时间", 18),
    ];

    public async Task<Result<SheetFile>> Handle(ExportBallots request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ballots = db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Matching(request.Filter, now);
        if (request.From is { } from) ballots = ballots.Where(b => b.CreatedAt >= from);
        if (request.Until is { } until) ballots = ballots.Where(b => b.CreatedAt < until);

        var lines = await ballots.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Id)
            .Select(b => new { b.Number, b.AreaName, b.Topic, b.Convenor, b.Phase, b.OpensAt, b.ClosesAt, b.Roll, b.PassedQuestions, b.CountedQuestions, b.CreatedAt }).ToListAsync(cancellationToken);
        var rows = lines.Select(b => (IReadOnlyList<SheetValue>)
        [
            b.Number, b.AreaName, b.Topic, b.Convenor.Name, ExportBallots.WordOf(BallotClock.StateAt(b.Phase, b.OpensAt, b.ClosesAt, now)), b.OpensAt, b.ClosesAt,
            (decimal?)b.Roll?.Houses, (decimal?)b.Roll?.Units, (decimal?)b.PassedQuestions, (decimal?)b.CountedQuestions, b.CreatedAt,
        ]);
        return await sheets.WriteAsync(new SheetLayout("业主决策情况", Columns), rows, cancellationToken);
    }
}
