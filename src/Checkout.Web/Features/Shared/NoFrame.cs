namespace Checkout.Web.Features.Shared;

/// <summary>The frame of a host without accounts.</summary>
public sealed class NoFrame : IFrameSource
{
    public Task<Frame> ReadAsync(CancellationToken cancellation) => Task.FromResult(Frame.None);
}
