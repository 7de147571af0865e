using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Forms;

/// <summary>Lets an action through only shortly after its person has proved who they are; otherwise asks for that first, and then goes on
/// with what was sent.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AsksConfirmationAttribute : Attribute, IFilterFactory, IOrderedFilter
{
    /// <summary>Before a form is taken for sent.</summary>
    public int Order => -1000;

    public bool IsReusable => false;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => serviceProvider.GetRequiredService<IConfirmationFilter>();
}

/// <summary>What asks.</summary>
public interface IConfirmationFilter : IAsyncActionFilter;
